import { describe, expect, test } from 'vitest';
import type { PostedHandOff } from '../../../contract/schemas/hand-off.ts';
import { completeHandOff } from '../../../domain/hand-off/complete-hand-off.ts';
import type { KeptSession } from '../../../domain/hand-off/hand-off.ts';
import { identityOf } from '../../../domain/hand-off/identity-of.ts';
import { maskHandOff } from '../../../domain/hand-off/mask-hand-off.ts';
import { parseHandOffStep } from '../../../domain/hand-off/parse-hand-off-step.ts';
import { sessionShown } from '../../../domain/hand-off/session-shown.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21, 10) + seconds * 1000).toISOString();
const post = (seconds: number, said: Partial<PostedHandOff> = {}): PostedHandOff => ({ sessionId: 's1', occurredAt: at(seconds), ...said });
const arrives = (seconds: number) => ({ aiAgent: 'Nova', at: at(seconds) });
const put = (...posts: readonly (readonly [PostedHandOff, number])[]) =>
  posts.reduce<KeptSession | null>((kept, [one, seconds]) => completeHandOff(kept, one, arrives(seconds)), null);

describe('posts of one session', () => {
  test('the first is kept as it came, with its sender and the time, without what names its contact', () => {
    expect(put([post(0, { contactId: 'c1', code: '0123456789', reason: 'Refund' }), 2])).toEqual({
      ...{ sessionId: 's1', occurredAt: at(0), reason: 'Refund' },
      ...{ aiAgent: 'Nova', version: 1, firstPostedAt: at(2), postedAt: at(2) },
    });
  });

  test('a later one completes it, and wins where both say something', () => {
    const kept = put(
      [post(0, { reason: 'Refund', caller: { name: 'Ana' } }), 2],
      [post(30, { summary: 'Paid twice.', reason: 'Paid twice' }), 40],
    );
    expect(kept).toMatchObject({ reason: 'Paid twice', summary: 'Paid twice.', caller: { name: 'Ana' }, occurredAt: at(30) });
    expect(kept).toMatchObject({ version: 2, firstPostedAt: at(2), postedAt: at(40) });
  });

  test('in whatever order they arrive, the same is kept of what they say', () => {
    const [first, second] = [post(0, { reason: 'Refund', summary: 'First.' }), post(30, { summary: 'Second.' })];
    const said = ({ reason, summary, occurredAt }: KeptSession) => ({ reason, summary, occurredAt });
    const [one, other] = [put([first, 2], [second, 40]), put([second, 2], [first, 40])];
    expect(one && said(one)).toEqual(other && said(other));
  });

  test('instants are kept in UTC, offsets beside them', () => {
    const transcript = [
      { role: 'ai' as const, text: 'Hello', at: '2026-11-21T11:00:00+01:00' },
      { role: 'caller' as const, text: 'Hi', offsetMs: 900 },
    ];
    expect(put([post(0, { occurredAt: '2026-11-21T11:00:00+01:00', transcript }), 2])).toMatchObject({
      occurredAt: at(0),
      transcript: [
        { role: 'ai', text: 'Hello', at: at(0), offsetMs: null },
        { role: 'caller', text: 'Hi', at: null, offsetMs: 900 },
      ],
    });
  });
});

describe('who the caller is', () => {
  test.each<[string, PostedHandOff['identity'], string, string]>([
    ['nothing claimed', undefined, 'unauthenticated', 'no-claim'],
    ['authenticated by a method that is trusted', { claim: 'authenticated', method: 'pin' }, 'authenticated', 'trusted-method'],
    ['authenticated by another method', { claim: 'authenticated', method: 'voice' }, 'unauthenticated', 'untrusted-method'],
    ['authenticated without a method', { claim: 'authenticated' }, 'unauthenticated', 'untrusted-method'],
    ['recognised, though the method is trusted', { claim: 'recognised', method: 'pin' }, 'recognised', 'number-known'],
    ['unauthenticated', { claim: 'unauthenticated', method: 'pin' }, 'unauthenticated', 'claimed-unauthenticated'],
  ])('%s', (_claim, claim, state, why) => {
    expect(identityOf(claim, ['pin'])).toMatchObject({ state, why });
  });
});

describe('what the config hides', () => {
  const CARD = '4111 1111 1111 1111';
  const all = post(0, {
    sessionId: `s ${CARD}`,
    reason: CARD,
    summary: CARD,
    transcript: [{ role: 'caller', text: CARD }],
    caller: { number: '+4111111111111111', name: CARD, language: 'en' },
    attributes: { card: CARD },
    links: [
      { rel: 'trace', href: 'https://ai.example/4111111111111111' },
      { rel: 'session', href: 'https://ai.example/s1' },
    ],
  });

  test('is hidden in every text; a number or an address that holds it is left out', () => {
    const masked = maskHandOff(all, ['card-numbers']);
    expect(JSON.stringify(masked)).not.toMatch(/4111/);
    expect(masked).toMatchObject({ caller: { language: 'en' }, links: [{ rel: 'session' }] });
    expect(masked.caller).not.toHaveProperty('number');
  });

  test('leaves the caller’s own number: the agent talks with them', () => {
    expect(maskHandOff(post(0, { caller: { number: '+12065550142' } }), ['card-numbers', 'long-digits'])).toMatchObject({
      caller: { number: '+12065550142' },
    });
  });

  test('says nothing that the post does not', () => {
    expect(maskHandOff(post(0), ['card-numbers'])).toEqual(post(0));
  });
});

describe('a session is shown', () => {
  const kept = put([
    post(0, { reason: 'Refund', transcript: [{ role: 'ai', text: 'Hello' }], links: [{ rel: 'trace', href: 'https://ai.example/t' }] }),
    1,
  ]);
  if (!kept) throw new Error('A session is kept.');

  test('whole to an agent on the call', () => {
    expect(sessionShown(kept, true, [])).toMatchObject({ reason: 'Refund', transcript: [{ text: 'Hello' }], links: [{ rel: 'trace' }] });
  });

  test('without transcript and links while it rings', () => {
    expect(sessionShown(kept, false, [])).toMatchObject({ reason: 'Refund', transcript: null, links: [] });
  });
});

describe('a step of a flow', () => {
  const step = (Parameters: unknown, InstanceARN = 'arn:aws:connect:us-east-1:1:instance/i') => ({
    Details: { ContactData: { ContactId: 'c1', InstanceARN }, Parameters },
  });

  test('names its contact and the AI agent', () => {
    expect(parseHandOffStep(step({ aiAgent: 'Nova' }))).toEqual({ ok: true, step: { contactId: 'c1', aiAgent: 'Nova', isLast: false } });
    expect(parseHandOffStep(step({ aiAgent: 'Nova', look: 'last' }))).toMatchObject({ step: { isLast: true } });
  });

  test.each([null, {}, { aiAgent: 7 }])('names no AI agent by %j', (parameters) => {
    expect(parseHandOffStep(step(parameters))).toEqual({ ok: true, step: { contactId: 'c1', aiAgent: '', isLast: false } });
  });

  test.each([
    ['no object', 'nonsense'],
    ['of another instance', step({ aiAgent: 'Nova' }, 'arn:aws:connect:us-east-1:1:instance/other')],
  ])('is refused: %s', (_is, message) => {
    expect(parseHandOffStep(message, { instanceArn: 'arn:aws:connect:us-east-1:1:instance/i' }).ok).toBe(false);
  });
});
