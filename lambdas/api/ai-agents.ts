import * as z from 'zod/mini';
import { requireEnv } from '../runtime/require-env.ts';

/** An AI agent of the config, as functions know it. */
export type AiAgent = Readonly<z.infer<typeof schema>>;

const schema = z.object({
  name: z.string(),
  /** Methods by which it may say that it has authenticated a caller. */
  trustedMethods: z.array(z.string()),
});

/** The AI agents of the config. @throws when the stack set something else */
export const readAiAgents = (): readonly AiAgent[] => z.array(schema).parse(JSON.parse(requireEnv('aiAgents')));

/** Where the secret of each AI agent is, by its name. @throws when the stack set something else */
export const readSecretArns = (): Readonly<Record<string, string>> =>
  z.record(z.string(), z.string()).parse(JSON.parse(requireEnv('aiAgentSecretArns')));
