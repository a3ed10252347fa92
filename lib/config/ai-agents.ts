import * as z from 'zod';
import { type Format, NAME, PHONE_NUMBER } from './formats.ts';

/** The functions know each in their environment, which holds 4 KB (Lambda quotas). */
const MAX_AI_AGENTS = 8;
const MAX_METHODS = 5;
/** Part of the name of a flow, which has at most 127 characters; and a text in flows, where a `$.` would be read as a reference. */
const AI_AGENT_NAME: Format = {
  pattern: /^[\p{L}\p{N}]([\p{L}\p{N} ._-]{0,58}[\p{L}\p{N}])?$/u,
  wanted: '1 to 60 letters, digits, blanks, dots, dashes and underscores, the first and last a letter or digit',
};
const METHOD: Format = { pattern: /^[\w-]{1,60}$/, wanted: '1 to 60 letters, digits, dashes and underscores' };

const word = ({ pattern, wanted }: Format, description: string) =>
  z.string({ error: wanted }).regex(pattern, { error: wanted }).meta({ description });

const aiAgent = z.strictObject({
  name: word(AI_AGENT_NAME, 'What agents see.'),
  way: z
    .enum(['connect-first'], { error: '"connect-first"' })
    .meta({ description: '"connect-first": a flow of ours passes callers to the AI agent and takes them back.' })
    .default('connect-first'),
  phoneNumber: word(PHONE_NUMBER, 'Where the flow passes callers, in E.164 form.'),
  queue: word(NAME, 'Name of the queue where callers wait for a person afterwards.'),
  trustedMethods: z
    .array(z.string({ error: METHOD.wanted }).regex(METHOD.pattern, { error: METHOD.wanted }), { error: 'a list' })
    .max(MAX_METHODS, { error: `at most ${MAX_METHODS} methods` })
    .meta({ description: 'Methods by which its claim that a caller is authenticated counts. Left out: none does.' })
    .default([]),
});

/** AI phone agents that hand callers over. */
export const aiAgents = z
  .array(aiAgent, { error: 'a list' })
  .max(MAX_AI_AGENTS, { error: `at most ${MAX_AI_AGENTS} AI agents` })
  .meta({ description: 'AI phone agents that hand callers over. Left out: none does.' })
  .default([]);
