import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { getChatLines } from '../../../../lambdas/features/chat-consults/get-chat-lines/get-chat-lines.ts';
import { putChatLines } from '../../../../lambdas/features/chat-consults/put-chat-lines/put-chat-lines.ts';
import { useLocalLedger } from '../../local-ledger.ts';
import { type CallShelf, NOW_MS, shelfOf, useLogins } from '../../on-a-call.ts';
import { at, BOB, CAROL } from '../../payloads.ts';
import { aliceWrites, asksPrivately, tellOf } from './chat-on-a-ledger.ts';

const local = useLocalLedger();
useLogins();

let ledger: Awaited<ReturnType<typeof local.newLedger>>;
let shelf: CallShelf;
beforeEach(async () => {
  ledger = await local.newLedger();
  shelf = shelfOf(ledger);
  await aliceWrites(ledger);
  await asksPrivately(ledger);
});

const line = (id: string, second: number, text = `line ${id}`) => ({ id, at: at(second), by: 'CUSTOMER', text });
const LINES = [line('m1', 10), line('m2', 12)];
const POLICY = { masks: ['card-numbers'], keepDays: 30 } as const;

const put = (lines: readonly unknown[], { login = 'alice', contactId = 'c2' } = {}) =>
  putChatLines({ contactId, nowMs: NOW_MS, caller: { login, supervisor: false }, body: JSON.stringify({ lines }) }, POLICY, shelf);
const get = (login: string, contactId = 'c2', nowMs = NOW_MS) =>
  getChatLines({ contactId, nowMs, caller: { login, supervisor: true } }, shelf.directory);
const rings = (agent: string, state = 'CONNECTING') => tellOf(ledger, 'c2', { st: [`${agent}|${state}|${at(20)}`] });

describe('the customer’s chat', () => {
  test('is read by the agent whom the private chat rings at, and by the same once they have it', async () => {
    await put(LINES);
    await rings(BOB);
    const lines = { contactId: 'c1', source: 'desk', keptAt: new Date(NOW_MS).toISOString(), lines: LINES };
    expect(await get('bob')).toEqual({ status: 200, body: lines });
    await tellOf(ledger, 'c2', { agent: [`event|${BOB}`], ev: [`CONNECTED_TO_AGENT|${at(22)}`] });
    expect(await get('bob')).toEqual({ status: 200, body: lines });
  });

  test('has no lines before the asker’s desk has given any', async () => {
    await rings(BOB);
    expect(await get('bob')).toMatchObject({ status: 200, body: { keptAt: null, lines: [] } });
  });

  test('is not read before anybody told whom the private chat rings at', async () => {
    await put(LINES);
    expect(await get('bob')).toMatchObject({ status: 409, body: { code: 'not-known-yet' } });
  });

  test.each([
    ['after it has ended', () => tellOf(ledger, 'c2', { ev: [`DISCONNECTED|${at(40)}`] })],
    ['after they have left it', () => tellOf(ledger, 'c2', { ev: [`ACW_STARTED|${at(40)}`] })],
  ])('is not read %s', async (_when, tell) => {
    await put(LINES);
    await tellOf(ledger, 'c2', { agent: [`event|${BOB}`], ev: [`CONNECTED_TO_AGENT|${at(22)}`] });
    await tell();
    expect(await get('bob')).toMatchObject({ status: 403, body: { code: 'not-a-party' } });
  });

  test.each(['carol', 'mallory'])('is not read by %s, whom nobody asked', async (login) => {
    await put(LINES);
    await tellOf(ledger, 'c2', { agent: [`event|${BOB}`] });
    expect(await get(login)).toMatchObject({ status: 403 });
  });

  test('is not read any more by an agent of the team who missed it', async () => {
    await put(LINES);
    await rings(CAROL);
    await tellOf(ledger, 'c2', { st: [`${CAROL}|MISSED|${at(41)}`], agent: [`event|${BOB}`] });
    expect(await get('carol')).toMatchObject({ status: 403 });
  });

  test('is not read by its own contact, nor by a related chat that others started', async () => {
    await put(LINES);
    await tellOf(ledger, 'c2', { agent: [`event|${BOB}`] });
    expect((await get('bob', 'c1')).status).toBe(403);
    await tellOf(ledger, 'c3', { related: ['event|c1'], channel: ['event|CHAT'], agent: [`event|${BOB}`] });
    expect((await get('bob', 'c3')).status).toBe(403);
  });

  test('is kept as long as the config says', async () => {
    await put(LINES);
    await rings(BOB);
    expect(await get('bob', 'c2', NOW_MS + 31 * 24 * 3_600_000)).toMatchObject({ body: { lines: [] } });
  });

  test('hides card numbers', async () => {
    await put([line('m1', 10, 'My card is 4111 1111 1111 1111')]);
    await rings(BOB);
    expect(JSON.stringify(await get('bob'))).not.toContain('1111 1111');
  });

  test('has each message once, as it was last, by time', async () => {
    await put([line('m2', 12), line('m1', 10, 'par'), line('m1', 10, 'parts')]);
    await rings(BOB);
    expect(await get('bob')).toMatchObject({ body: { lines: [line('m1', 10, 'parts'), line('m2', 12)] } });
  });

  test('is as the newest put has it, in whatever order the puts come', async () => {
    await rings(BOB);
    const newest = [...LINES, line('m3', 14)];
    const puts = [[line('m1', 10)], LINES, newest];
    const check = async (order: readonly (readonly unknown[])[]) => {
      for (const lines of order) await put(lines);
      await put(newest);
      for (const lines of order) await put(lines);
      expect(await get('bob')).toMatchObject({ body: { lines: newest } });
    };
    await fc.assert(fc.asyncProperty(fc.shuffledSubarray(puts), check), { numRuns: 8 });
  });

  test('leaves none of its words in the log', async () => {
    await put([line('m1', 10, 'my secret order')]);
    expect(JSON.stringify(shelf.said)).not.toContain('secret');
  });

  test.each([
    ['by whom is asked', [LINES, { login: 'bob' }], 403],
    ['by somebody else', [LINES, { login: 'carol' }], 403],
    ['by the customer’s own contact', [LINES, { contactId: 'c1' }], 403],
    ['of a contact nobody told of', [LINES, { contactId: 'c9' }], 404],
    ['without a line', [[]], 400],
    ['with more lines than are kept', [Array.from({ length: 101 }, (_, i) => line(`m${i}`, 10))], 400],
    ['with more bytes than are kept', [Array.from({ length: 100 }, (_, i) => line(`m${i}`, 10, 'ü'.repeat(2_000)))], 400],
    ['by nobody that there is', [[{ ...line('m1', 10), by: 'GHOST' }]], 400],
  ] as const)('is not given %s', async (_how, [lines, asked], status) => {
    expect((await put(lines, asked)).status).toBe(status);
  });

  test('is not given once the private chat is over', async () => {
    await tellOf(ledger, 'c2', { ev: [`DISCONNECTED|${at(40)}`] });
    expect(await put(LINES)).toMatchObject({ status: 409, body: { code: 'no-live-chat' } });
  });
});
