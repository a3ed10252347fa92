import { StartChatContactCommand } from '@aws-sdk/client-connect';
import { beforeEach, describe, expect, test } from 'vitest';
import { startChatConsult } from '../../../../lambdas/features/chat-consults/start-chat-consult/start-chat-consult.ts';
import { openNameBook, putNames } from '../../../../lambdas/store/names.ts';
import { readLeg } from '../../../../lambdas/store/read-legs.ts';
import { useLocalLedger } from '../../local-ledger.ts';
import { type CallShelf, NOW_MS, shelfOf, useLogins } from '../../on-a-call.ts';
import { ALICE, at, BOB, CAROL, INSTANCE, SUPPORT } from '../../payloads.ts';
import { aliceWrites, asksPrivately, tellOf } from './chat-on-a-ledger.ts';

const local = useLocalLedger();
const connect = useLogins();

const FLOW = `${INSTANCE}/contact-flow/f1`;
const TOKEN = 'a-secret-token';

let ledger: Awaited<ReturnType<typeof local.newLedger>>;
let shelf: CallShelf;
beforeEach(async () => {
  ledger = await local.newLedger();
  shelf = shelfOf(ledger);
  const agents = [
    { id: ALICE, name: 'Alice' },
    { id: BOB, name: 'Bob' },
  ];
  await putNames(ledger, { agents, queues: [{ id: SUPPORT, name: 'Support' }], externals: [] });
  connect.on(StartChatContactCommand).resolves({ ContactId: 'c2', ParticipantId: 'p2', ParticipantToken: TOKEN });
});

const TO_BOB = { requestId: 'request-1', target: { kind: 'agent', id: BOB } };
const start = ({ login = 'alice' as string | null, contactId = 'c1', body = TO_BOB as unknown } = {}) =>
  startChatConsult(
    { contactId, nowMs: NOW_MS, caller: { login, supervisor: false }, body: JSON.stringify(body) },
    { ...shelf, book: openNameBook(ledger), connect: shelf.directory.connect, flowArn: FLOW },
  );

describe('a private chat about a chat', () => {
  test('is started by the agent of that chat: related to it, for whom it asks, with ids alone in its attributes', async () => {
    await aliceWrites(ledger);
    expect(await start({ body: { ...TO_BOB, message: 'May I give a refund?' } })).toEqual({
      status: 201,
      body: { contactId: 'c2', participantId: 'p2', participantToken: TOKEN },
    });
    expect(connect.commandCalls(StartChatContactCommand).map(({ args }) => args[0].input)).toEqual([
      {
        InstanceId: INSTANCE.slice(INSTANCE.lastIndexOf('/') + 1),
        ContactFlowId: FLOW,
        ClientToken: 'c1.request-1',
        RelatedContactId: 'c1',
        ParticipantDetails: { DisplayName: 'Alice (consult)' },
        Attributes: { consultOf: 'c1', consultRoot: 'c1', consultBy: ALICE, consultKind: 'agent', consultTarget: BOB },
        InitialMessage: { ContentType: 'text/plain', Content: 'May I give a refund?' },
      },
    ]);
  });

  test('is a leg of the customer’s chain at once', async () => {
    await aliceWrites(ledger);
    await start();
    expect((await readLeg(ledger, 'c2'))?.facts.sets).toMatchObject({
      root: ['action|c1'],
      prev: ['action|c1'],
      related: ['action|c1'],
      channel: ['action|CHAT'],
      target: [`action|agent|${BOB}`],
    });
  });

  test('can be for a team', async () => {
    await aliceWrites(ledger);
    expect(await start({ body: { requestId: 'request-2', target: { kind: 'queue', id: SUPPORT } } })).toMatchObject({ status: 201 });
  });

  test('leaves neither its token nor a message in the log', async () => {
    await aliceWrites(ledger);
    await start({ body: { ...TO_BOB, message: 'May I give a refund?' } });
    const log = JSON.stringify(shelf.said);
    expect(log).toContain('A private chat was started.');
    expect(log).not.toContain(TOKEN);
    expect(log).not.toContain('refund');
  });

  test.each([
    ['by a colleague who is not on the chat', { login: 'bob' }, 403, 'not-a-party'],
    ['by somebody who is no user of the instance', { login: 'mallory' }, 403, 'not-a-party'],
    ['without a login', { login: null }, 401, 'token-without-login'],
    ['about a contact nobody told of', { contactId: 'c9' }, 404, 'unknown-contact'],
    ['for the asker', { body: { ...TO_BOB, target: { kind: 'agent', id: ALICE } } }, 400, 'bad-field'],
    ['for somebody who is not in the config', { body: { ...TO_BOB, target: { kind: 'agent', id: CAROL } } }, 400, 'bad-field'],
    ['for a colleague as if they were a team', { body: { ...TO_BOB, target: { kind: 'queue', id: BOB } } }, 400, 'bad-field'],
    ['without an id of the request', { body: { target: TO_BOB.target } }, 400, 'bad-field'],
    ['with a message that is too long', { body: { ...TO_BOB, message: 'x'.repeat(1_025) } }, 400, 'bad-field'],
  ] as const)('is not started %s', async (_how, asked, status, code) => {
    await aliceWrites(ledger);
    expect(await start(asked)).toMatchObject({ status, body: { code } });
    expect(connect.commandCalls(StartChatContactCommand)).toEqual([]);
  });

  test.each([
    ['a call', async () => aliceWrites(ledger, 'VOICE')],
    ['a chat that has ended', async () => (await aliceWrites(ledger)) && tellOf(ledger, 'c1', { ev: [`DISCONNECTED|${at(20)}`] })],
  ])('is not started about %s', async (_what, tell) => {
    await tell();
    expect(await start()).toMatchObject({ status: 409, body: { code: 'no-live-chat' } });
  });

  test('is not started about a private chat', async () => {
    await aliceWrites(ledger);
    await asksPrivately(ledger);
    await tellOf(ledger, 'c2', { agent: [`event|${BOB}`] });
    expect(await start({ login: 'bob', contactId: 'c2', body: { ...TO_BOB, target: { kind: 'agent', id: ALICE } } })).toMatchObject({
      status: 409,
    });
  });
});
