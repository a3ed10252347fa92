import { parseHandOffStep } from '../../../../domain/hand-off/parse-hand-off-step.ts';
import type { Log } from '../../../runtime/log.ts';
import type { Pass } from '../../../store/hand-off.ts';

/** What the flow gets: a STRING_MAP, because flows know no other values than texts. */
export interface PassAnswer {
  /** Where it is not noted, nothing could be handed over: the caller waits for a person at once. */
  readonly noted: 'yes' | 'no';
  /** What is dialled once the AI agent has answered: two pauses of 750 ms, then the code. */
  readonly digits: string;
}

/** What the function works with. */
export interface PassServices {
  readonly instanceArn: string;
  /** Names in the config. */
  readonly aiAgents: readonly string[];
  readonly keepDays: number;
  readonly log: Log;
  /** Ten random digits. */
  readonly newCode: () => string;
  /** @returns false when the code is taken, or the contact was erased */
  readonly putPass: (pass: Pass) => Promise<boolean>;
}

const NOTHING: PassAnswer = { noted: 'no', digits: '' };
const TRIES = 3;
const DAY_SECONDS = 86_400;

/**
 * Notes that a flow passes its contact to an AI agent, and gives it the code by which the AI agent names that contact.
 * @throws what the SDK throws; the flow then queues the call
 */
export async function passToAiAgent(event: unknown, services: PassServices, nowMs: number): Promise<PassAnswer> {
  const { instanceArn, aiAgents, keepDays, log, newCode, putPass } = services;
  const parsed = parseHandOffStep(event, { instanceArn });
  if (!parsed.ok || !aiAgents.includes(parsed.step.aiAgent)) {
    log.warn('A caller could not be noted for an AI agent.', parsed.ok ? { reason: 'unknown-ai-agent' } : { ...parsed.rejection });
    return NOTHING;
  }
  const { contactId, aiAgent } = parsed.step;
  const expiresAt = Math.floor(nowMs / 1000) + keepDays * DAY_SECONDS;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const code = newCode();
    if (await putPass({ contactId, aiAgent, code, nowMs, expiresAt })) return { noted: 'yes', digits: `,,${code}` };
  }
  return NOTHING;
}
