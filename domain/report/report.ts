import type { Channel } from '../../contract/channels.ts';
import type { Dimension } from '../../contract/dimensions.ts';
import type { ReportTime, ReportTotals } from '../../contract/schemas/report.ts';

/** What a report was asked for. Instants ISO 8601 UTC; `to` is not part of it. No channel means all. */
export interface ReportQuery {
  readonly from: string;
  readonly to: string;
  readonly dim: Dimension;
  readonly value: string;
  readonly channel?: Channel;
}

/** How many consults took longer than the step before and at most this long; 0 ms is a step of its own. */
export type Step = ReportTime['distribution'][number];

export type ByOutcome = ReportTotals['byOutcome'];
