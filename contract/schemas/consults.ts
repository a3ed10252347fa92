import * as z from 'zod/mini';
import { CHANNELS } from '../channels.ts';
import { ARN } from '../formats.ts';
import type { Immutable } from '../immutable.ts';
import { MAX_PAGE } from '../limits.ts';
import { OUTCOMES } from '../outcomes.ts';
import { TARGET_KINDS } from '../targets.ts';
import { consult } from './consult.ts';
import { format, rangeParameters } from './query.ts';

/** Consults of one page where the request names no number. */
const USUAL_PAGE = 50;
const arn = z.string().check(z.regex(ARN));

/** The query string of the call log. */
export const consultsParameters = z.object({
  ...rangeParameters,
  agent: z.optional(arn),
  role: z.optional(z.enum(['asker', 'asked'])),
  queue: z.optional(arn),
  kind: z.optional(z.enum(TARGET_KINDS)),
  channel: z.optional(z.enum(CHANNELS)),
  outcome: z.optional(z.enum(OUTCOMES)),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(MAX_PAGE)), USUAL_PAGE),
  next: z.optional(z.string()),
  format,
});

/** What each parameter should be, for the detail of a `bad-field`. */
export const CONSULTS_WANTED = {
  agent: "The ARN of an agent's Connect user is wanted.",
  role: 'asker or asked is wanted, or nothing for both.',
  queue: "The ARN of the consulting agent's queue is wanted.",
  kind: `One of ${TARGET_KINDS.join(', ')} is wanted.`,
  channel: `${CHANNELS.join(' or ')} is wanted, or nothing for both.`,
  outcome: `One of ${OUTCOMES.join(', ')} is wanted.`,
  limit: `A whole number from 1 to ${MAX_PAGE} is wanted.`,
  format: 'csv or json is wanted.',
};

const names = z.record(z.string(), z.string());

/** A page of the call log, newest first. */
export const consultsPage = z.object({
  from: z.string(),
  to: z.string(),
  consults: z.array(consult),
  names: names.check(z.describe('Names of the config, by ARN or number as it is shown here.')),
  dispositions: names.check(z.describe('The codes that agents chose, by contact id.')),
  next: z.nullable(z.string()).check(z.describe('Asks for the next page; null at the end.')),
});

export type ConsultsPage = Immutable<z.infer<typeof consultsPage>>;
