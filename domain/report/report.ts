import type { Outcome } from '../../contract/outcomes.ts';
import type { TimeName } from '../../contract/times.ts';
import type { Consult } from '../consult.ts';
import type { Dimension } from './report-key.ts';

/** What a report was asked for. Instants ISO 8601 UTC; `to` is not part of it. No channel means all. */
export interface ReportQuery {
  readonly from: string;
  readonly to: string;
  readonly dim: Dimension;
  readonly value: string;
  readonly channel?: Consult['channel'];
}

/** A share that says what it is a share of; null when that is nothing. */
export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
}

interface Sum {
  readonly count: number;
  readonly totalMs: number;
}

/** How many consults took longer than the step before and at most this long; 0 ms is a step of its own. */
export interface Step {
  readonly upToMs: number;
  readonly count: number;
}

/** A time over many consults. Mean and quantiles are of the consults whose time is known; `byMethod` says how, and of how many it is not. */
export interface TimeReport {
  readonly count: number;
  readonly totalMs: number;
  readonly meanMs: number | null;
  /** Good to 5 %. */
  readonly p50Ms: number | null;
  readonly p90Ms: number | null;
  readonly p95Ms: number | null;
  /** Shortest first, each step a tenth longer than the one before; steps without a consult are left out. */
  readonly distribution: readonly Step[];
  readonly byMethod: {
    readonly measured: Sum;
    readonly derived: Sum;
    readonly estimated: Sum;
    readonly unknown: { readonly count: number };
  };
}

export type ByOutcome = Readonly<Record<Outcome, number>>;

/** Sums over consults, for all or for one stretch of time. */
export interface Totals {
  readonly consults: number;
  readonly byOutcome: ByOutcome;
  readonly answered: number;
  readonly joined: number;
  readonly customerLost: number;
  /** Warm of warm and cold transfers: consults that handed nobody over are in neither. */
  readonly warmRate: Rate;
  readonly unknown: number;
  readonly pending: number;
}

/** The answer of `GET /api/reports/consults`. */
export interface Report {
  readonly from: string;
  readonly to: string;
  readonly dim: Dimension;
  readonly value: string;
  readonly channel: Consult['channel'] | null;
  readonly totals: Totals;
  readonly times: Readonly<Record<TimeName, TimeReport>>;
  readonly series: readonly { readonly startsAt: string; readonly consults: number; readonly byOutcome: ByOutcome }[];
}
