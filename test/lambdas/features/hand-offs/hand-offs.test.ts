import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { HAND_OFF_LIMITS } from '../../../../contract/limits.ts';
import { getHandOffs } from '../../../../lambdas/features/hand-offs/get-hand-offs/get-hand-offs.ts';
import { passToAiAgent } from '../../../../lambdas/features/hand-offs/pass-to-ai-agent/pass-to-ai-agent.ts';
import { type PostServices, postHandOff } from '../../../../lambdas/features/hand-offs/post-hand-off/post-hand-off.ts';
import { takeHandOff } from '../../../../lambdas/features/hand-offs/take-hand-off/take-hand-off.ts';
import { eraseContacts } from '../../../../lambdas/store/erase-contacts.ts';
import { putPass, readHandOffs } from '../../../../lambdas/store/hand-off.ts';
import { signedMessage } from '../../../../local/people/signed-message.ts';
import { itemsOf, type LocalLedger, useLocalLedger } from '../../local-ledger.ts';
import { aliceTalks, asks, type CallShelf, NOW_MS, shelfOf, useLogins } from '../../on-a-call.ts';
import { INSTANCE } from '../../payloads.ts';
import { silentReport } from '../../silent-report.ts';

const NOVA = Buffer.alloc(48, 1).toString('base64');
const ECHO = Buffer.alloc(48, 2).toString('base64');
const CODE = '0123456789';
const AI_AGENTS = [{ name: 'Nova', trustedMethods: ['pin'] }];

const local = useLocalLedger();
useLogins();
let ledger: Awaited<ReturnType<LocalLedger['newLedger']>>;
let shelf: CallShelf;
let services: PostServices;

beforeEach(async () => {
  ledger = await local.newLedger();
  shelf = shelfOf(ledger);
  services = {
    ...silentReport(),
    ledger,
    senders: [
      { name: 'Nova', secret: async () => NOVA },
      { name: 'Echo', secret: async () => ECHO },
    ],
    limit: async () => 0,
    masks: ['card-numbers'],
    keepDays: 30,
  };
  await aliceTalks(ledger);
});

const step = (contactId = 'c1', aiAgent = 'Nova', instance = INSTANCE) => ({
  Details: { ContactData: { ContactId: contactId, InstanceARN: instance }, Parameters: { aiAgent, look: 'last' } },
});
const passing = {
  instanceArn: INSTANCE,
  aiAgents: ['Nova', 'Echo'],
  keepDays: 30,
  log: silentReport().log,
  newCode: () => CODE,
  putPass: (pass: Parameters<typeof putPass>[1]) => putPass(ledger, pass),
};
const passes = (event: unknown = step()) => passToAiAgent(event, passing, NOW_MS);

interface Sending {
  readonly id?: string;
  readonly secret?: string;
  readonly atMs?: number;
}
const send = (content: unknown, { id = randomUUID(), secret = NOVA, atMs = NOW_MS }: Sending = {}) =>
  postHandOff({ ...signedMessage(secret, id, atMs, content), nowMs: NOW_MS }, services);

const at = (seconds: number) => new Date(NOW_MS + seconds * 1000).toISOString();
const handOff = (said: Readonly<Record<string, unknown>> = {}) => ({ sessionId: 's1', contactId: 'c1', occurredAt: at(-5), ...said });
const reads = (login: string) =>
  getHandOffs({ contactId: 'c1', caller: { login, supervisor: false }, nowMs: NOW_MS }, shelf.directory, AI_AGENTS);
const bodyOf = ({ body }: { readonly body: unknown }) => body as Readonly<Record<string, never>>;

describe('a hand-off of a caller who was passed on', () => {
  beforeEach(async () => {
    expect(await passes()).toEqual({ noted: 'yes', digits: `,,${CODE}` });
  });

  test('is kept, masked, and read by the agent of the call', async () => {
    const said = { reason: 'Card 4111 1111 1111 1111', identity: { claim: 'authenticated', method: 'pin' }, later: 'unknown' };
    expect(await send(handOff(said))).toEqual({ status: 200, body: { sessionId: 's1', version: 1 } });
    expect(await reads('alice')).toMatchObject({
      status: 200,
      body: {
        handOffs: [
          {
            contactId: 'c1',
            aiAgent: 'Nova',
            passedAt: at(0),
            session: { reason: 'Card **** **** **** 1111', identity: { state: 'authenticated' } },
          },
        ],
      },
    });
    expect(JSON.stringify(await itemsOf(ledger))).not.toMatch(/1111 1111|"later"/);
  });

  test('comes by the code that was dialled, and is completed by its session alone', async () => {
    expect(await send({ ...handOff({ reason: 'Refund' }), contactId: undefined, code: CODE })).toMatchObject({ body: { version: 1 } });
    expect(await send({ sessionId: 's1', occurredAt: at(20), summary: 'Paid twice.' })).toMatchObject({ body: { version: 2 } });
    expect(bodyOf(await reads('alice')).handOffs).toMatchObject([{ session: { reason: 'Refund', summary: 'Paid twice.', version: 2 } }]);
  });

  test('sent again is answered the same, and changes nothing', async () => {
    const first = await send(handOff({ reason: 'Refund' }), { id: 'm-same' });
    await send(handOff({ reason: 'Another', occurredAt: at(1) }));
    const before = await itemsOf(ledger);
    expect(await send(handOff({ reason: 'Refund' }), { id: 'm-same' })).toEqual(first);
    expect(await itemsOf(ledger)).toEqual(before);
  });

  test('under the id of another message is refused', async () => {
    await send(handOff({ reason: 'Refund' }), { id: 'm-same' });
    expect(await send(handOff({ reason: 'Other' }), { id: 'm-same' })).toMatchObject({ status: 409, body: { code: 'message-id-used' } });
  });

  test('posted by many at once keeps every one of them', async () => {
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((one) => send(handOff({ attributes: undefined, occurredAt: at(0), summary: one }))),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers.map((answer) => bodyOf(answer).version).toSorted()).toEqual([1, 2, 3]);
  });

  test('is read without its transcript while it rings', async () => {
    await send(handOff({ reason: 'Refund', transcript: [{ role: 'ai', text: 'Hello' }] }));
    await asks(ledger, 'Bob');
    expect(bodyOf(await reads('bob')).handOffs).toMatchObject([{ session: { reason: 'Refund', transcript: null } }]);
    expect(bodyOf(await reads('alice')).handOffs).toMatchObject([{ session: { transcript: [{ text: 'Hello' }] } }]);
  });

  test('is not read by somebody who is on another call', async () => {
    await send(handOff());
    expect(await reads('carol')).toMatchObject({ status: 403, body: { code: 'not-a-party' } });
  });

  test('that has not arrived is shown as a pass', async () => {
    expect(bodyOf(await reads('alice')).handOffs).toEqual([{ contactId: 'c1', aiAgent: 'Nova', passedAt: at(0), session: null }]);
  });

  test('is gone with its contact, and none comes after it', async () => {
    await send(handOff({ reason: 'Refund' }));
    const erased = {
      contactId: 'c1',
      roots: [],
      row: undefined,
      contribution: {},
      countsExpireAt: 2_000_000_000,
      tombstoneExpiresAt: 2_000_000_000,
    };
    expect(await eraseContacts(ledger, [{ ...erased, retentionMonths: 25 }])).toBe('erased');
    expect(JSON.stringify(await itemsOf(ledger))).not.toContain('Refund');
    expect(await send(handOff({ reason: 'Refund' }))).toMatchObject({ status: 404, body: { code: 'not-passed' } });
    expect(await passes()).toEqual({ noted: 'no', digits: '' });
    expect(await readHandOffs(ledger, ['c1'], NOW_MS)).toEqual([]);
  });

  test('that its contact’s item would not hold is refused', async () => {
    const big = (sessionId: string) =>
      handOff({ sessionId, transcript: Array.from({ length: 60 }, () => ({ role: 'ai', text: 'a'.repeat(4_000) })) });
    expect(await send(big('s1'))).toMatchObject({ status: 200 });
    expect(await send(big('s2'))).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
  });

  test('answers while its AI agent sends too much', async () => {
    services = { ...services, limit: async () => 1_500 };
    expect(await send(handOff())).toMatchObject({ status: 429, headers: { 'retry-after': '2' } });
  });
});

describe('nothing is kept', () => {
  test.each<[string, unknown, Sending, number, string]>([
    ['of a contact that was passed to nobody', handOff(), {}, 404, 'not-passed'],
    ['of a code that was not dialled', { ...handOff(), contactId: undefined, code: '9999999999' }, {}, 404, 'not-passed'],
    ['of a session that is not known', { sessionId: 's9', occurredAt: at(0) }, {}, 404, 'not-passed'],
    ['that no secret signed', handOff(), { secret: Buffer.alloc(48, 9).toString('base64') }, 401, 'bad-signature'],
    ['that was signed long ago', handOff(), { atMs: NOW_MS - 301_000 }, 401, 'bad-signature'],
    ['that is no JSON', 'nonsense', {}, 400, 'bad-field'],
    ['that is too large', 'a'.repeat(HAND_OFF_LIMITS.body + 1), {}, 413, 'body-too-large'],
  ])('%s', async (_of, content, sending, status, code) => {
    const before = await itemsOf(ledger);
    expect(await send(content, sending)).toMatchObject({ status, body: { code } });
    expect(await itemsOf(ledger)).toEqual(before);
  });

  test('by an AI agent that the contact was not passed to', async () => {
    await passes();
    expect(await send(handOff(), { secret: ECHO })).toMatchObject({ status: 404, body: { code: 'not-passed' } });
    expect(await send({ ...handOff(), contactId: undefined, code: CODE }, { secret: ECHO })).toMatchObject({ status: 404 });
    await send(handOff());
    expect(await send({ sessionId: 's1', occurredAt: at(9) }, { secret: ECHO })).toMatchObject({ status: 404 });
  });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['sessionId', { sessionId: '' }],
    ['sessionId', { sessionId: 'a\nb' }],
    ['contactId', { contactId: 'c1#x' }],
    ['code', { code: '123' }],
    ['occurredAt', { occurredAt: 'yesterday' }],
    ['reason', { reason: 'a'.repeat(501) }],
    [
      'transcript.1.role',
      {
        transcript: [
          { role: 'ai', text: '' },
          { role: 'agent', text: '' },
        ],
      },
    ],
    ['transcript.0.text', { transcript: [{ role: 'ai', text: 'a'.repeat(4_001) }] }],
    ['transcript.0.offsetMs', { transcript: [{ role: 'ai', text: '', offsetMs: -1 }] }],
    ['caller.number', { caller: { number: '0170 1234' } }],
    ['identity.claim', { identity: { claim: 'sure' } }],
    ['identity.method', { identity: { claim: 'authenticated', method: 'a b' } }],
    ['attributes', { attributes: { 'a secret key': 'x' } }],
    ['attributes', { attributes: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, ''])) }],
    ['links.0.href', { links: [{ rel: 'trace', href: 'javascript:alert(1)' }] }],
    ['links.0.href', { links: [{ rel: 'trace', href: 'https://ai.example@evil.example/' }] }],
    ['links.0.rel', { links: [{ rel: 'other', href: 'https://ai.example/' }] }],
  ])('where %s is wrong, which is named and never quoted: %j', async (field, said) => {
    const answer = await send(handOff(said));
    expect(answer).toMatchObject({ status: 400, body: { code: 'bad-field', field } });
    expect(JSON.stringify(answer)).not.toMatch(/evil|secret key|0170/);
  });
});

describe('a flow passes a caller on', () => {
  test.each<[string, unknown]>([
    ['of another instance', step('c1', 'Nova', `${INSTANCE.slice(0, -1)}7`)],
    ['to an AI agent that the config does not know', step('c1', 'Other')],
    ['without naming a contact', { Details: {} }],
  ])('not %s', async (_how, event) => {
    expect(await passes(event)).toEqual({ noted: 'no', digits: '' });
  });

  test('not under a code that is another caller’s', async () => {
    await passes();
    expect(await passes(step('c2'))).toEqual({ noted: 'no', digits: '' });
    expect(await readHandOffs(ledger, ['c2'], NOW_MS)).toEqual([]);
  });
});

describe('a flow has a caller back', () => {
  const taking = () => ({
    ...silentReport(),
    instanceArn: INSTANCE,
    aiAgents: AI_AGENTS,
    readHandOffs: async (contactId: string) => (await readHandOffs(ledger, [contactId], NOW_MS))[0],
  });
  const pin = { identity: { claim: 'authenticated', method: 'pin' } };

  test('with what was handed over', async () => {
    await passes();
    await send(handOff(pin));
    expect(await takeHandOff(step(), taking())).toEqual({ state: 'arrived', identity: 'authenticated' });
  });

  test.each<[string, unknown]>([
    ['nothing arrives', step()],
    ['another AI agent handed over', step('c1', 'Echo')],
    ['the flow’s message cannot be read', 'nonsense'],
  ])('without, where %s', async (_where, event) => {
    await passes();
    if (event !== 'nonsense' && JSON.stringify(event).includes('Echo')) await send(handOff(pin));
    expect(await takeHandOff(event, taking())).toEqual({ state: 'pending', identity: 'unauthenticated' });
  });
});
