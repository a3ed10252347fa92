import * as z from 'zod/mini';
import type { Immutable } from '../immutable.ts';
import { PRESENCE_STATES } from '../presence-states.ts';

const load = z.object({
  agentsFree: z.int(),
  contactsWaiting: z.int(),
  oldestWaitMs: z.nullable(z.number()).check(z.describe('Null when nobody waits.')),
});

/** The colleagues and teams of the config, where each colleague is, and how busy each team. */
export const directory = z.object({
  agents: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      state: z.enum(PRESENCE_STATES),
      since: z.nullable(z.string()).check(z.describe('When that began; null where it is unknown.')),
    }),
  ),
  queues: z.array(z.object({ id: z.string(), name: z.string(), load: z.nullable(load) })),
});

export type DirectoryAnswer = Immutable<z.infer<typeof directory>>;
