import { StopContactCommand } from '@aws-sdk/client-connect';
import { beforeEach, describe, expect, test } from 'vitest';
import { endChatConsult } from '../../../../lambdas/features/chat-consults/end-chat-consult/end-chat-consult.ts';
import { useLocalLedger } from '../../local-ledger.ts';
import { type CallShelf, NOW_MS, shelfOf, useLogins } from '../../on-a-call.ts';
import { BOB } from '../../payloads.ts';
import { aliceWrites, asksPrivately, tellOf } from './chat-on-a-ledger.ts';

const local = useLocalLedger();
const connect = useLogins();

let ledger: Awaited<ReturnType<typeof local.newLedger>>;
let shelf: CallShelf;
beforeEach(async () => {
  ledger = await local.newLedger();
  shelf = shelfOf(ledger);
  await aliceWrites(ledger);
  await asksPrivately(ledger);
});

const end = (login: string, contactId = 'c2') =>
  endChatConsult({ contactId, nowMs: NOW_MS, caller: { login, supervisor: true } }, { ...shelf, connect: shelf.directory.connect });
const stopped = () => connect.commandCalls(StopContactCommand).map(({ args }) => args[0].input.ContactId);

describe('a private chat', () => {
  test('is ended by who asked, while it rings too', async () => {
    connect.on(StopContactCommand).resolves({});
    expect(await end('alice')).toEqual({ status: 200, body: { contactId: 'c2' } });
    expect(stopped()).toEqual(['c2']);
  });

  test('is ended by who was asked and has it', async () => {
    connect.on(StopContactCommand).resolves({});
    await tellOf(ledger, 'c2', { agent: [`event|${BOB}`] });
    expect(await end('bob')).toMatchObject({ status: 200 });
  });

  test('that is over stays so', async () => {
    connect.on(StopContactCommand).rejects(Object.assign(new Error('gone'), { name: 'ContactNotFoundException' }));
    expect(await end('alice')).toMatchObject({ status: 200 });
  });

  test('is ended by nobody else', async () => {
    expect(await end('carol')).toMatchObject({ status: 403, body: { code: 'not-a-party' } });
    expect(stopped()).toEqual([]);
  });

  test.each(['alice', 'bob'])('is all that can be ended here: not the customer’s chat, by %s', async (login) => {
    await tellOf(ledger, 'c2', { agent: [`event|${BOB}`] });
    expect((await end(login, 'c1')).status).toBeGreaterThanOrEqual(400);
    expect(stopped()).toEqual([]);
  });

  test('cannot be made of a related chat that others started', async () => {
    await tellOf(ledger, 'c3', { related: ['event|c1'], channel: ['event|CHAT'], agent: [`event|${BOB}`] });
    expect(await end('bob', 'c3')).toMatchObject({ status: 409 });
    expect(stopped()).toEqual([]);
  });
});
