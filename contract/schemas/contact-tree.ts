import * as z from 'zod/mini';
import type { Immutable } from '../immutable.ts';
import { consult, leg } from './consult.ts';

const queuePlace = z.object({
  position: z.int().check(z.describe('1 for the first in line.')),
  estimatedWaitMs: z.nullable(z.number()).check(z.describe('What Connect expects; null when it expects nothing.')),
});

/** The legs and consults of a whole call, each sorted by contact id. */
export const contactTree = z.object({
  contactId: z.string(),
  rootContactId: z.string(),
  legs: z.array(leg),
  consults: z.array(consult),
  queued: z.record(z.string(), queuePlace).check(z.describe('Where legs that wait for a team are in the queue, by contact id.')),
  names: z.record(z.string(), z.string()).check(z.describe('Names of the config, by ARN or number as it is shown here.')),
  missing: z.array(z.string()).check(z.describe('What would still settle it.')),
});

export type QueuePlace = Immutable<z.infer<typeof queuePlace>>;
export type ContactTree = Immutable<z.infer<typeof contactTree>>;
