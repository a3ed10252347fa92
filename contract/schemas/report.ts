import * as z from 'zod/mini';
import { CHANNELS } from '../channels.ts';
import { DIMENSIONS } from '../dimensions.ts';
import type { Immutable } from '../immutable.ts';
import { OUTCOMES, type Outcome } from '../outcomes.ts';
import { TIMES, type TimeName } from '../times.ts';
import { format, rangeParameters } from './query.ts';

/** The query string of a report. */
export const reportParameters = z.object({
  ...rangeParameters,
  dim: z._default(z.enum(DIMENSIONS), 'all'),
  value: z._default(z.string(), 'all'),
  channel: z.optional(z.enum(CHANNELS)),
  format,
});

/** What each parameter should be, for the detail of a `bad-field`. */
export const REPORT_WANTED = {
  dim: `One of ${DIMENSIONS.join(', ')} is wanted.`,
  value: 'A text is wanted.',
  channel: `${CHANNELS.join(' or ')} is wanted, or nothing for both.`,
  format: 'csv or json is wanted.',
};

const count = z.int();
const byOutcome = z.object(Object.fromEntries(OUTCOMES.map((name) => [name, count])) as Record<Outcome, typeof count>);
const sum = z.object({ count, totalMs: z.number() });
const figure = z.nullable(z.number());

const between = z.object({ atLeastMs: figure, atMostMs: figure });
const bounds = z
  .object({ count, mean: between, p50: between, p90: between, p95: between })
  .check(
    z.describe(
      'What mean and quantiles lie between over all `count` whose time there was, known or not; null where nothing bounds them. Quantiles to 5 %.',
    ),
  );

const reportTime = z
  .object({
    count,
    totalMs: z.number(),
    meanMs: figure,
    p50Ms: figure.check(z.describe('Good to 5 %, as the other quantiles.')),
    p90Ms: figure,
    p95Ms: figure,
    distribution: z
      .array(z.object({ upToMs: z.number(), count }))
      .check(z.describe('How many took longer than the step before and at most this long; steps without a consult are left out.')),
    byMethod: z.object({ measured: sum, derived: sum, estimated: sum, unknown: z.object({ count }) }),
    bounds,
  })
  .check(z.meta({ id: 'ReportTime', description: 'A time over many consults; mean and quantiles are of those whose time is known.' }));

const totals = z.object({
  consults: count,
  byOutcome,
  answered: count,
  joined: count,
  customerLost: count,
  warmRate: z.object({ numerator: count, denominator: count, value: figure }),
  unknown: count,
  pending: count,
});

const slot = z.object({ startsAt: z.string(), consults: count, byOutcome });

/** Sums of the consults that began in a range of time. */
export const report = z.object({
  from: z.string(),
  to: z.string(),
  dim: z.enum(DIMENSIONS),
  value: z.string(),
  channel: z.nullable(z.enum(CHANNELS)),
  totals,
  times: z.object(Object.fromEntries(TIMES.map((name) => [name, reportTime])) as Record<TimeName, typeof reportTime>),
  series: z.array(slot).check(z.describe('The quarters of an hour that have consults.')),
});

export type ReportTime = Immutable<z.infer<typeof reportTime>>;
export type ReportTotals = Immutable<z.infer<typeof totals>>;
export type ReportSlot = Immutable<z.infer<typeof slot>>;
export type Report = Immutable<z.infer<typeof report>>;
