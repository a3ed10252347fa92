import type { OutsideNumber } from './outside-number.ts';

/** What a minute to a destination costs, as the centre's own contract has it. */
export interface PriceRow {
  /** ISO 3166-1 alpha-2. */
  readonly country?: string | undefined;
  /** The beginning of E.164 numbers; the longest that fits wins, and any prefix over a country. */
  readonly prefix?: string | undefined;
  readonly perMinute: number;
  /** Seconds that are billed at least. */
  readonly minimumSeconds: number;
  /** Above that, seconds are billed in steps of so many. */
  readonly stepSeconds: number;
}

/** The centre's price table. Nothing is known where no row fits. */
export interface PriceTable {
  /** ISO 4217. */
  readonly currency: string;
  /** The day the prices are of, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly rows: readonly PriceRow[];
}

/** The row that prices a number, or null. */
export function priceOf({ rows }: Pick<PriceTable, 'rows'>, { e164, country }: Pick<OutsideNumber, 'e164' | 'country'>): PriceRow | null {
  const byPrefix = rows
    .filter(({ prefix }) => prefix !== undefined && e164.startsWith(prefix))
    .sort((a, b) => (b.prefix?.length ?? 0) - (a.prefix?.length ?? 0));
  return byPrefix[0] ?? rows.find((row) => row.prefix === undefined && row.country !== undefined && row.country === country) ?? null;
}

/** What a leg of this length costs by its row, in the table's currency. */
export function costOf({ perMinute, minimumSeconds, stepSeconds }: PriceRow, lengthMs: number): number {
  const seconds = Math.max(minimumSeconds, Math.ceil(lengthMs / 1_000 / stepSeconds) * stepSeconds);
  return (seconds / 60) * perMinute;
}
