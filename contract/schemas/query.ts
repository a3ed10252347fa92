import * as z from 'zod/mini';

/** With up to nine digits of a second and an offset. */
const LONGEST_INSTANT = '2026-11-21T10:00:00.000000000+01:00'.length;

/** An instant in a query string, with `Z` or an offset. */
export const instant = z.iso.datetime({ offset: true }).check(z.maxLength(LONGEST_INSTANT));

/** The range of time a question is about: `to` is not part of it. */
export const rangeParameters = { from: instant, to: instant };

/** The form of an answer; without it the Accept header decides. */
export const format = z.optional(z.enum(['csv', 'json']));
