import { CHANNELS } from '../../contract/channels.ts';
import type { TargetKind } from '../../contract/targets.ts';
import type { ReportQuery } from '../ledger/consult-report.ts';
import type { ConsultsQuery } from '../ledger/consults.ts';

export const RANGES = ['today', '7-days', '30-days', 'custom'] as const;
export type Range = (typeof RANGES)[number];
export const CHANNEL_FILTERS = ['any', ...CHANNELS] as const;

/** Whose consults: everybody's, or those of one agent who asked, out of one queue's calls, or to one kind of target. Ids are ARNs. */
export type Aspect =
  | { readonly by: 'all' }
  | { readonly by: 'agent' | 'queue'; readonly id: string }
  | { readonly by: 'kind'; readonly id: TargetKind };

/** What the person asks for; days are local, `YYYY-MM-DD`, both inclusive. */
export interface ReportFilter {
  readonly range: Range;
  readonly fromDay: string;
  readonly toDay: string;
  readonly of: Aspect;
  readonly channel: (typeof CHANNEL_FILTERS)[number];
}

/** The same question, to the report and to the call log. */
export interface Question {
  readonly figures: ReportQuery;
  readonly list: ConsultsQuery;
}

const DAYS = { today: 1, '7-days': 7, '30-days': 30 } as const;
/** The ledger counts by quarters of an hour. */
const BUCKET_MS = 15 * 60_000;

/** Today, everything: what the page begins with. */
export const newFilter = (now: number): ReportFilter => ({
  range: 'today',
  fromDay: dayOf(now),
  toDay: dayOf(now),
  of: { by: 'all' },
  channel: 'any',
});

/**
 * The question to the ledger; null while the days of a custom range are missing or the wrong way round. `self` is the agent who may
 * only ask for their own: figures of what they asked, and the list of all they took part in.
 */
export function questionOf({ range, fromDay, toDay, of, channel }: ReportFilter, now: number, self: string | null): Question | null {
  const [from, to] =
    range === 'custom' ? [startOfDay(fromDay), endOfDay(toDay)] : [startOfDay(dayOf(now), DAYS[range] - 1), endOfDay(dayOf(now))];
  if (!(from < to)) return null;
  const both = { from: new Date(from).toISOString(), to: new Date(to).toISOString(), ...(channel === 'any' ? {} : { channel }) };
  if (self !== null) return { figures: { ...both, dim: 'agent', value: self }, list: { ...both, agent: self } };
  if (of.by === 'all') return { figures: both, list: both };
  return { figures: { ...both, dim: of.by, value: of.id }, list: { ...both, ...LIST_BY[of.by](of.id) } };
}

const LIST_BY = {
  agent: (agent: string) => ({ agent, role: 'asker' as const }),
  queue: (queue: string) => ({ queue }),
  kind: (kind: string) => ({ kind }),
};

/** The local day of an instant. */
export function dayOf(ms: number): string {
  const day = new Date(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

// Local midnights are whole quarters of an hour in every time zone in use; the rounding keeps that true for others.
const midnight = (day: string, plusDays: number) => {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number);
  return Math.floor(new Date(year, month - 1, date + plusDays).getTime() / BUCKET_MS) * BUCKET_MS;
};
const startOfDay = (day: string, daysBefore = 0) => midnight(day, -daysBefore);
const endOfDay = (day: string) => midnight(day, 1);
