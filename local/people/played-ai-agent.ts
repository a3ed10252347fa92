import type { PhoneLine } from '../connect/phone-network.ts';
import { type AiAgentOptions, createAiAgent } from './ai-agent.ts';
import { pause } from './wait.ts';

export interface PlayedAiAgentOptions extends AiAgentOptions {
  /** Hears of a hand-over that was not taken. */
  readonly report: (error: unknown) => void;
}

const ANSWERS_AFTER_MS = 1_500;
const HANGS_UP_AFTER_MS = 1_000;

/** What is said, and how long each turn takes. */
const TALK = [
  { role: 'ai', text: 'Hello, this is Nova. How can I help?', lastsMs: 2_000 },
  { role: 'caller', text: 'I paid my order 4711 twice. I want the money back.', lastsMs: 2_500 },
  { role: 'ai', text: 'I see both payments. Please tell me your PIN.', lastsMs: 2_000 },
  { role: 'caller', text: 'It is the one you sent me yesterday.', lastsMs: 1_500 },
  { role: 'tool', text: 'refund: refused, the amount is over the limit', lastsMs: 500 },
  { role: 'ai', text: 'A person has to approve this refund. I am putting you through.', lastsMs: 2_000 },
] as const;

/**
 * An AI agent that serves every caller put through to it: it answers, talks by turns, hands over what it understood, and hangs up. It uses its telephone and the public API alone.
 * @returns ends it; calls that it is on are left as they are
 */
export function playAiAgent({ report, ...options }: PlayedAiAgentOptions): () => void {
  const { network, clock, number } = options;
  const agent = createAiAgent(options);
  const met = new WeakSet<PhoneLine>();
  const serve = async (line: PhoneLine): Promise<void> => {
    await pause(clock, ANSWERS_AFTER_MS);
    line.answer();
    const transcript: { role: string; text: string; offsetMs: number }[] = [];
    let offsetMs = 0;
    for (const { role, text, lastsMs } of TALK) {
      if (line.state !== 'connected') return;
      transcript.push({ role, text, offsetMs });
      offsetMs += lastsMs;
      await pause(clock, lastsMs);
    }
    const answer = await agent.posts(handOff(line.tones, clock.now(), transcript));
    if (answer.status !== 200) report(new Error(`The hand-off was answered ${answer.status}.`));
    await pause(clock, HANGS_UP_AFTER_MS);
    line.hangUp();
  };
  return network.onChange(() => {
    for (const line of network.dialled()) {
      if (line.number !== number || line.state !== 'ringing' || met.has(line)) continue;
      met.add(line);
      serve(line).catch(report);
    }
  });
}

const handOff = (code: string, nowMs: number, transcript: readonly object[]) => ({
  sessionId: `nova-${nowMs}`,
  code,
  occurredAt: new Date(nowMs).toISOString(),
  reason: 'Wants a refund that is over the limit',
  summary: 'Paid order 4711 twice and wants the money back. The refund was refused by its amount: a person has to approve it.',
  transcript,
  caller: { name: 'Ana Lang', language: 'en' },
  identity: { claim: 'authenticated', method: 'pin', verifiedAt: new Date(nowMs).toISOString() },
  attributes: { orderId: '4711' },
  links: [{ rel: 'session', href: 'https://ai.example/sessions/nova' }],
});
