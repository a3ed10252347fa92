import { MAX_DAYS } from '../../contract/limits.ts';
import { instant } from '../../contract/schemas/query.ts';

/** The parameters of a query string. */
export type Parameters = Readonly<Record<string, string | undefined>>;

/** A parameter that cannot be taken, and what is wanted instead. */
export interface BadParameter {
  readonly ok: false;
  readonly field: string;
  readonly message: string;
}

/** A month of a busy centre is some ten thousand items of the table, read in a second or two. */
const HOUR_MS = 3_600_000;
/** An hour more: the clocks may have gone back in that month. */
const LONGEST_MS = MAX_DAYS * 24 * HOUR_MS + HOUR_MS;

/** The range of time a question is about: `from` and `to`, a month apart at most. */
export function readRange({ from, to }: Parameters): { readonly ok: true; readonly from: Date; readonly to: Date } | BadParameter {
  const [first, end] = [instant.safeParse(from), instant.safeParse(to)];
  if (!first.success) return { ok: false, field: 'from', message: 'An instant is wanted, such as 2026-11-21T10:00:00Z.' };
  if (!end.success) return { ok: false, field: 'to', message: 'An instant is wanted, such as 2026-11-21T11:00:00Z.' };
  const range = { ok: true, from: new Date(first.data), to: new Date(end.data) } as const;
  if (range.to <= range.from) return { ok: false, field: 'to', message: 'The end must be later than the beginning.' };
  if (range.to.getTime() - range.from.getTime() > LONGEST_MS)
    return { ok: false, field: 'to', message: `At most ${MAX_DAYS} days can be asked for at once.` };
  return range;
}
