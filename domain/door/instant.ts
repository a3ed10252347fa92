import * as z from 'zod/mini';

const FORM = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)$/;
const FIRST_REAL_MS = Date.UTC(2000, 0, 1);

/**
 * An ISO 8601 instant, normalised to UTC with milliseconds. Anything before the year 2000 is Connect's placeholder for "not yet"
 * (`1970-01-01T00:00:00.001Z` in captured contact events) and becomes undefined.
 */
export const instant = z.pipe(
  z.string().check(
    z.regex(FORM),
    z.refine((text) => !Number.isNaN(Date.parse(text)) && isCalendarDay(text)),
  ),
  z.transform((text: string) => (Date.parse(text) < FIRST_REAL_MS ? undefined : new Date(text).toISOString())),
);

/** `Date` reads 30 February as 2 March: a day counts only if it comes back as itself. */
function isCalendarDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.slice(0, 'YYYY-MM-DD'.length).split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}

/** The same instant told with whole seconds only; the missing milliseconds say how far it may be trusted. */
export const wholeSecond = (iso: string): string => `${iso.slice(0, 19)}Z`;
