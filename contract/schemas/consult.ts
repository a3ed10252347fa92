import * as z from 'zod/mini';
import { CHANNELS } from '../channels.ts';
import type { Immutable } from '../immutable.ts';
import { OUTCOMES } from '../outcomes.ts';
import { TARGET_KINDS } from '../targets.ts';
import { METHODS, TIME_METHODS, TIMES, type TimeName } from '../times.ts';

const text = z.nullable(z.string());
const instant = z.nullable(z.iso.datetime());
const yesNo = z.nullable(z.boolean());

const ms = z.nullable(z.int());
const time = z.object({ ms, method: z.enum(TIME_METHODS), atLeastMs: ms, atMostMs: ms }).check(
  z.meta({
    id: 'Time',
    description:
      'Milliseconds. What it truly was lies from `atLeastMs` to `atMostMs`, rounding and clocks included; a known time has both. `unknown`: `ms` is null, with the bounds that the facts allow, or null. `not-applicable`: there was no such time, and all three are null.',
  }),
);
const times = z.object(Object.fromEntries(TIMES.map((name) => [name, time])) as Record<TimeName, typeof time>);

const target = z.object({
  kind: z.enum(TARGET_KINDS),
  id: text.check(z.describe('An ARN; of an outside number E.164, masked for all but the agent who asked. Null while unknown.')),
});

/** One consult, wherever it is printed. Instants are ISO 8601 UTC with milliseconds. */
export const consult = z
  .object({
    contactId: z.string().check(z.describe('The leg of the consulted party.')),
    parentContactId: z.string().check(z.describe('The leg of the consulting agent.')),
    rootContactId: z.string().check(z.describe('The first contact of the chain.')),
    channel: z.enum(CHANNELS),
    askedBy: z.object({ agent: text, queue: text }),
    target,
    outcome: z.enum(OUTCOMES),
    outcomeMethod: z.enum(METHODS),
    answered: yesNo,
    joined: yesNo,
    customerLost: yesNo,
    startedAt: instant,
    times,
    missing: z.array(z.string()).check(z.describe('What would still settle it, for example `record of <contactId>`.')),
  })
  .check(z.meta({ id: 'Consult', description: 'One consult. Instants are ISO 8601 UTC with milliseconds.' }));

/** One contact of a chain as the ledger knows it. */
export const leg = z
  .object({
    contactId: z.string(),
    parentContactId: text.check(z.describe('The leg whose agent invited this one; null for the first.')),
    rootContactId: z.string(),
    relatedContactId: text.check(z.describe('A related contact (chat consult, task); it copies attributes and is no segment of the call.')),
    channel: text,
    initiationMethod: text,
    agent: text,
    queue: text,
    target: z.nullable(target),
    startedAt: instant,
    queuedAt: instant,
    connectedToSystemAt: instant,
    connectedToAgentAt: instant,
    agentLeftAt: instant,
    endedAt: instant,
    endReason: text,
    missing: z.array(z.string()),
  })
  .check(z.meta({ id: 'Leg', description: 'One contact of a chain as the ledger knows it.' }));

export type Time = Immutable<z.infer<typeof time>>;
export type Consult = Immutable<z.infer<typeof consult>>;
export type Leg = Immutable<z.infer<typeof leg>>;
