import * as z from 'zod/mini';

/** ISO 8601, also with a blank for the T and with UTC for the Z, as Athena and Presto write them; always with a zone. */
const FORM = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d{1,9})?) ?(Z|UTC|[+-]\d\d(?::?\d\d)?)$/;
const FIRST_REAL_MS = Date.UTC(2000, 0, 1);
const LAST_REAL_MS = Date.UTC(2100, 0, 1);
const NUMBER = /^\d{1,16}(\.\d{1,9})?$/;

/**
 * An instant, normalised to ISO 8601 UTC with milliseconds, from text with a zone, or from a number (as text too) that can only be seconds
 * or milliseconds since 1970: the two do not meet between 2000 and 2100. A time without a zone is not read. Anything before the year
 * 2000 is Connect's placeholder for "not yet" (`1970-01-01T00:00:00.001Z` in captured contact events) and becomes undefined.
 */
export const instant = z.pipe(
  z.pipe(z.transform(toMs), z.number().check(z.refine((ms) => Number.isFinite(ms)))),
  z.transform((ms: number) => (ms < FIRST_REAL_MS ? undefined : new Date(ms).toISOString())),
);

/** The same for what our own pages send: text with a `T` and a zone, and no other form. */
export const ownInstant = z.pipe(
  z.transform((value: unknown): unknown => (typeof value === 'string' && OWN_FORM.test(value) ? value : Number.NaN)),
  instant,
);
const OWN_FORM = /^\d{4}-\d\d-\d\dT[\d:.]{8,18}(?:Z|[+-]\d\d:?\d\d)$/;

/** Milliseconds since 1970 UTC; NaN where the meaning is not certain. */
function toMs(value: unknown): number {
  if (typeof value === 'number') return epochMs(value);
  if (typeof value !== 'string') return Number.NaN;
  if (NUMBER.test(value)) return epochMs(Number(value));
  const [, day = '', time = '', zone = ''] = FORM.exec(value) ?? [];
  if (!isCalendarDay(day)) return Number.NaN;
  return Date.parse(`${day}T${time}${zone === 'UTC' ? 'Z' : zone.length === '+00'.length ? `${zone}:00` : zone}`);
}

/** Connect's placeholder is a number below 2000 in either unit. */
function epochMs(value: number): number {
  if (value < 0) return Number.NaN;
  if (value >= FIRST_REAL_MS) return value < LAST_REAL_MS ? value : Number.NaN;
  if (value * 1000 >= LAST_REAL_MS) return Number.NaN;
  return value * 1000;
}

/** `Date` reads 30 February as 2 March: a day counts only if it comes back as itself. */
function isCalendarDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return day > 0 && new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}

/** The same instant told with whole seconds only; the missing milliseconds say how far it may be trusted. */
export const wholeSecond = (iso: string): string => `${iso.slice(0, 19)}Z`;
