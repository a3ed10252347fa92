import * as z from 'zod/mini';
import type { Immutable } from '../immutable.ts';

const label = { label: z.string() };

/** What a deployment has set for people who have signed in. */
const settings = z.object({
  context: z.object({
    attributes: z.array(z.object({ key: z.string(), ...label })),
    caseUrl: z.nullable(z.string()).check(z.describe('With `{names}` of contact attributes; null without one.')),
  }),
  dispositions: z.array(
    z.object({
      queue: z
        .object({ arn: z.nullable(z.string()), name: z.string() })
        .check(z.describe('By its ARN, or, created by this app, by its name.')),
      required: z.boolean(),
      codes: z.array(z.object({ code: z.string(), ...label })),
    }),
  ),
  crm: z
    .nullable(z.object({ mediaAddresses: z.record(z.string(), z.string()), callIdAttribute: z.nullable(z.string()) }))
    .check(z.describe('How a CRM names agents and calls; null where none talks to the desk.')),
  outsideNumbers: z.nullable(z.enum(['advice'])).check(z.describe('Whether the desk asks before it has an outside number dialled.')),
  handOffs: z.boolean().check(z.describe('Whether AI agents hand callers over.')),
});

const named = z.object({ id: z.string(), name: z.string() });

/** Who the caller is, and what a supervisor may ask for. */
export const me = z.object({
  agent: z.nullable(z.string()).check(z.describe("The ARN of the caller's Connect user; null for a supervisor who has none.")),
  name: z.nullable(z.string()),
  supervisor: z.boolean(),
  agents: z.array(named).check(z.describe('Of the config, sorted by name, for supervisors; empty for everybody else.')),
  queues: z.array(named),
  settings: z.nullable(settings).check(z.describe('Null before a deployment has written it.')),
});

export type Named = Immutable<z.infer<typeof named>>;
export type Settings = Immutable<z.infer<typeof settings>>;
export type Me = Immutable<z.infer<typeof me>>;
