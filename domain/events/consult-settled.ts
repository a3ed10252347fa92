import * as z from 'zod';
import { CHANNELS } from '../../contract/channels.ts';
import { CONSULT_SETTLED, CONSULT_SETTLED_1, REVISION_DIGITS } from '../../contract/consult-event.ts';
import { OUTCOMES } from '../../contract/outcomes.ts';
import { TARGET_KINDS } from '../../contract/targets.ts';
import { METHODS, TIME_METHODS, TIMES, type TimeName } from '../../contract/times.ts';

/** The times of version 1; what later versions have beside them is not told in it. */
export const VERSION_1_TIMES = ['ring', 'queueWait', 'private', 'conference', 'customerHold'] as const;

const instant = z.iso.datetime({ precision: 3 });
const method = z.enum(METHODS);
const ms = z.int().nullable();
const time1 = z.object({ ms, method });
const time = z
  .object({ ms, method: z.enum(TIME_METHODS), atLeastMs: ms, atMostMs: ms })
  .meta({ description: 'What it truly was lies from atLeastMs to atMostMs.' });

const consult = z.object({
  contactId: z.string().meta({ description: 'The leg of the party who was asked.' }),
  parentContactId: z.string().meta({ description: 'The leg of the agent who asked.' }),
  rootContactId: z.string().meta({ description: 'The first contact of the chain.' }),
  channel: z.enum(CHANNELS),
  askedBy: z.object({ agent: z.string().nullable(), queue: z.string().nullable() }),
  target: z
    .object({ kind: z.enum(TARGET_KINDS), id: z.string().nullable() })
    .meta({ description: 'An ARN; of an outside number its country code and last two digits.' }),
  outcome: z.enum(OUTCOMES),
  outcomeMethod: method,
  answered: z.boolean().nullable(),
  joined: z.boolean().nullable(),
  customerLost: z.boolean().nullable(),
  startedAt: instant.nullable(),
  times: z.object(Object.fromEntries(TIMES.map((name) => [name, time])) as Record<TimeName, typeof time>),
  missing: z.array(z.string()),
});

const consult1 = consult.extend({
  times: z.object(
    Object.fromEntries(VERSION_1_TIMES.map((name) => [name, time1])) as Record<(typeof VERSION_1_TIMES)[number], typeof time1>,
  ),
});

/** The detail of an event that says what a consult came to; `docs/events/consult-settled-<version>.schema.json` is made of this. */
const detailOf = <Version extends number, Of extends z.ZodType>(schemaVersion: Version, of: Of) =>
  z
    .object({
      schemaVersion: z.literal(schemaVersion),
      id: z.string().meta({ description: 'The contact and the facts it was told from. Delivered twice, an event has the same id.' }),
      contactId: z.string(),
      revision: z
        .string()
        .length(REVISION_DIGITS)
        .meta({ description: 'Of two events of one contact the one with the greater revision, compared as text, is the newer.' }),
      targetKey: z
        .string()
        .nullable()
        .meta({ description: "What consults are grouped by: the target's ARN, or what stands for an outside number in reports." }),
      consult: of.nullable().meta({ description: 'Null takes the consult back: later facts say that the contact was none.' }),
    })
    .meta({
      title: `Consult Settled, version ${schemaVersion}`,
      description: 'Detail of the EventBridge event that tells what a consult came to. Fields may be added; their meaning stays.',
    });
export const consultSettledSchema = detailOf(CONSULT_SETTLED.schemaVersion, consult);
export type ConsultSettled = z.infer<typeof consultSettledSchema>;
export const consultSettled1Schema = detailOf(CONSULT_SETTLED_1.schemaVersion, consult1);
export type ConsultSettled1 = z.infer<typeof consultSettled1Schema>;
