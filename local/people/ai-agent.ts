import { randomUUID } from 'node:crypto';
import { createOutsideParty, type OutsidePartyOptions, type ScriptedOutsideParty } from './outside-party.ts';
import { signedMessage } from './signed-message.ts';

/** An AI agent outside the instance: it is called by telephone and hands over by the public API, and knows nothing else of the product. */
export interface ScriptedAiAgent extends ScriptedOutsideParty {
  /** The code that the instance dialled once it had answered. */
  code(): string;
  /** Posts a hand-off, signed, at this moment. @param messageId the same again is the same message. @default a new one */
  posts(handOff: Readonly<Record<string, unknown>>, messageId?: string): Promise<{ readonly status: number; readonly body: unknown }>;
}

/** What an AI agent acts with beside its telephone. */
export interface AiAgentOptions extends OutsidePartyOptions {
  /** Where it posts. */
  readonly url: string;
  /** By which it signs, base64. */
  readonly secret: string;
}

/** An AI agent at the given number. */
export function createAiAgent({ url, secret, ...options }: AiAgentOptions): ScriptedAiAgent {
  const { network, clock, number } = options;
  return {
    ...createOutsideParty(options),
    code: () => network.dialled().findLast((line) => line.number === number)?.tones ?? '',
    posts: async (handOff, messageId = randomUUID()) => {
      const { headers, body } = signedMessage(secret, messageId, clock.now(), handOff);
      const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
      return { status: answer.status, body: (await answer.json()) as unknown };
    },
  };
}
