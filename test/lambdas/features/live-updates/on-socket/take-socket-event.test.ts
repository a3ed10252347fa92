import { describe, expect, test } from 'vitest';
import { createSocketTicket } from '../../../../../lambdas/features/live-updates/create-socket-ticket/create-socket-ticket.ts';
import {
  type SocketAnswer,
  type SocketEvent,
  takeSocketEvent as takenBy,
} from '../../../../../lambdas/features/live-updates/on-socket/take-socket-event.ts';
import type { AgentDirectory } from '../../../../../lambdas/store/agent-of-login.ts';
import type { Ledger } from '../../../../../lambdas/store/ledger.ts';
import { openNameBook, putNames } from '../../../../../lambdas/store/names.ts';
import { putPresence } from '../../../../../lambdas/store/put-presence.ts';
import { presenceWatchers, socketsOfAgent } from '../../../../../lambdas/store/sockets.ts';
import { itemsOf, useLocalLedger } from '../../../local-ledger.ts';
import { ALICE, BOB, INSTANCE, SUPPORT } from '../../../payloads.ts';

const local = useLocalLedger();
const ORIGIN = 'https://desk.example.com';
const senderOf = () => {
  throw new Error('No socket is to be closed here.');
};
const takeSocketEvent = (event: SocketEvent, nowMs: number, ledger: Ledger): Promise<SocketAnswer> =>
  takenBy(event, nowMs, { book: openNameBook(ledger), origins: [ORIGIN], admits: async () => true, senderOf });
const NOW_MS = Date.parse('2026-11-21T10:15:00Z');
const AN_HOUR_MS = 3_600_000;
const asking = (login: string | null, tokenEndsAtMs = NOW_MS + AN_HOUR_MS) => ({
  caller: { login, supervisor: false },
  tokenEndsAtMs,
  nowMs: NOW_MS,
});

/** Alice and Bob are remembered; Connect is asked for nobody else. */
const directoryOf = (ledger: Ledger): AgentDirectory => ({
  ledger,
  connect: { send: async () => ({ Users: [] }) },
  instanceId: 'i',
  memory: new Map([
    ['alice', { userArn: ALICE, untilSeconds: Number.POSITIVE_INFINITY }],
    ['bob', { userArn: BOB, untilSeconds: Number.POSITIVE_INFINITY }],
  ]),
});

async function ticketOf(ledger: Ledger, login = 'alice', tokenEndsAtMs?: number): Promise<string> {
  const { status, body } = await createSocketTicket(asking(login, tokenEndsAtMs), directoryOf(ledger));
  expect(status).toBe(201);
  return (body as { ticket: string }).ticket;
}

const event = (
  eventType: SocketEvent['requestContext']['eventType'],
  more: Partial<SocketEvent> = {},
  connectionId = 'c1=',
): SocketEvent => ({
  requestContext: { eventType, connectionId, domainName: 'api.example.com', stage: 'ws' },
  ...more,
});
const handshake = (protocols: string, connectionId = 'c1='): SocketEvent =>
  event('CONNECT', { headers: { Origin: ORIGIN, 'Sec-WebSocket-Protocol': protocols } }, connectionId);
const withTicket = (ticket: string, connectionId?: string) => handshake(`consult-call.v1, ticket.${ticket}`, connectionId);
const SOCKET = { connectionId: 'c1=', endpoint: 'https://api.example.com/ws' };

describe('a ticket', () => {
  test('is for an agent of the instance, lives 30 s, and is not in the table as it was given', async () => {
    const ledger = await local.newLedger();
    const { body } = await createSocketTicket(asking('alice'), directoryOf(ledger));
    const ticket = expect.stringMatching(/^[\w-]{43}$/);
    expect(body).toEqual({ ticket, expiresAt: '2026-11-21T10:15:30.000Z', socketEndsInMs: AN_HOUR_MS });
    expect(JSON.stringify(await itemsOf(ledger))).not.toContain((body as { ticket: string }).ticket);
  });

  test.each([
    ['a token that names no login', null, { status: 401, body: { code: 'token-without-login' } }],
    ['a login that is no user of the instance', 'mallory', { status: 403, body: { code: 'not-a-party' } }],
  ])('is not given for %s', async (_, login, answer) => {
    const ledger = await local.newLedger();
    expect(await createSocketTicket(asking(login), directoryOf(ledger))).toMatchObject(answer);
    expect(await itemsOf(ledger)).toEqual([]);
  });

  test.each([
    [
      'a token that lives for a day: two hours, as API Gateway has it',
      24 * AN_HOUR_MS,
      { expiresAt: '2026-11-21T10:15:30.000Z', socketEndsInMs: 2 * AN_HOUR_MS },
    ],
    [
      'a token that ends in ten seconds: the ticket ends with it',
      10_000,
      { expiresAt: '2026-11-21T10:15:10.000Z', socketEndsInMs: 10_000 },
    ],
  ])('says for how long its socket may be open, with %s', async (_, livesMs, body) => {
    const ledger = await local.newLedger();
    expect(await createSocketTicket(asking('alice', NOW_MS + livesMs), directoryOf(ledger))).toMatchObject({ status: 201, body });
  });

  test('opens one socket: the protocol is named, the ticket is not repeated', async () => {
    const ledger = await local.newLedger();
    const ticket = await ticketOf(ledger);
    const protocol = { 'Sec-WebSocket-Protocol': 'consult-call.v1' };
    expect(await takeSocketEvent(withTicket(ticket), NOW_MS, ledger)).toEqual({ statusCode: 200, headers: protocol });
    expect(await takeSocketEvent(withTicket(ticket, 'c2='), NOW_MS, ledger)).toEqual({ statusCode: 401 });
    expect(await socketsOfAgent(ledger, ALICE, NOW_MS)).toEqual([SOCKET]);
  });

  test('that two desks present at the same time opens one socket', async () => {
    const ledger = await local.newLedger();
    const ticket = await ticketOf(ledger);
    const both = await Promise.all(['c1=', 'c2='].map((id) => takeSocketEvent(withTicket(ticket, id), NOW_MS, ledger)));
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401]);
  });

  test.each([
    ['after its 30 s', 30_000, 401],
    ['just before they are over', 29_999, 200],
  ])('%s', async (_, laterMs, statusCode) => {
    const ledger = await local.newLedger();
    const ticket = await ticketOf(ledger);
    expect(await takeSocketEvent(withTicket(ticket), NOW_MS + laterMs, ledger)).toMatchObject({ statusCode });
  });

  test.each([
    ['a made-up ticket', 'consult-call.v1, ticket.made-up', 401],
    ['no ticket', 'consult-call.v1', 401],
    ['a ticket in the place of the protocol', 'ticket.made-up', 400],
    ['another protocol', 'graphql-ws', 400],
    ['none at all', '', 400],
  ])('a handshake with %s opens nothing', async (_, protocols, statusCode) => {
    const ledger = await local.newLedger();
    expect(await takeSocketEvent(handshake(protocols), NOW_MS, ledger)).toEqual({ statusCode });
    expect(await itemsOf(ledger)).toEqual([]);
  });
});

describe('an open socket', () => {
  const opened = async () => {
    const ledger = await local.newLedger();
    await takeSocketEvent(withTicket(await ticketOf(ledger)), NOW_MS, ledger);
    const say = (message: string, nowMs = NOW_MS) => takeSocketEvent(event('MESSAGE', { body: message }), nowMs, ledger);
    return { ledger, say };
  };

  test.each([
    ['{"type":"ping"}', '{"type":"pong"}'],
    ['{"type":"watch-presence"}', '{"type":"watching"}'],
    ['{"type":"unwatch-presence"}', '{"type":"unwatched"}'],
    ['{"type":"delete-everything"}', '{"type":"not-understood"}'],
    ['not JSON', '{"type":"not-understood"}'],
    ['null', '{"type":"not-understood"}'],
  ])('is answered: %s by %s', async (message, body) => {
    const { say } = await opened();
    expect(await say(message)).toMatchObject({ body });
  });

  test('watches presence until it says otherwise, or stops saying so', async () => {
    const { ledger, say } = await opened();
    expect(await presenceWatchers(ledger, NOW_MS)).toEqual([]);
    await say('{"type":"watch-presence"}');
    expect(await presenceWatchers(ledger, NOW_MS + 149_000)).toEqual([SOCKET]);
    expect(await presenceWatchers(ledger, NOW_MS + 151_000)).toEqual([]);
    await say('{"type":"watch-presence"}', NOW_MS + 149_000);
    expect(await presenceWatchers(ledger, NOW_MS + 151_000)).toEqual([SOCKET]);
    await say('{"type":"unwatch-presence"}');
    expect(await presenceWatchers(ledger, NOW_MS)).toEqual([]);
  });

  /** From here on Alice works for these queues; `null` when no event tells. */
  const worksFor = (ledger: Ledger, queues: readonly string[] | null, sequenceNumber = '1') => {
    const at = new Date(NOW_MS + Number(sequenceNumber)).toISOString();
    const known = { agentArn: ALICE, at, chosenAt: null, becameAt: at, tells: 'change' as const, isRepeated: false };
    return putPresence(ledger, { presence: { ...known, state: 'available', queues }, sequenceNumber });
  };
  const BILLING = `${INSTANCE}/queue/billing`;
  const offeredOn = (queues: readonly string[]) => ({ agents: [], queues: [], externals: [], offeredOn: queues });

  test.each<[string, readonly string[] | null, string]>([
    ['of a queue that offers colleagues', [BILLING, SUPPORT], 'watching'],
    ['of other queues only', [BILLING], 'unwatched'],
    ['whose queues no event told', null, 'watching'],
  ])('may watch presence for an agent %s, for nobody else', async (_, queues, type) => {
    const { ledger, say } = await opened();
    await putNames(ledger, offeredOn([SUPPORT]));
    await worksFor(ledger, queues);
    expect(await say('{"type":"watch-presence"}')).toMatchObject({ body: JSON.stringify({ type }) });
    expect(await presenceWatchers(ledger, NOW_MS)).toHaveLength(type === 'watching' ? 1 : 0);
  });

  test('is sent no presence once its agent works for other queues, or it is gone', async () => {
    const { ledger, say } = await opened();
    await putNames(ledger, offeredOn([SUPPORT]));
    await worksFor(ledger, [SUPPORT]);
    await say('{"type":"watch-presence"}');
    await worksFor(ledger, [BILLING], '2');
    await say('{"type":"watch-presence"}');
    expect(await presenceWatchers(ledger, NOW_MS)).toEqual([]);
    await worksFor(ledger, [SUPPORT], '3');
    await say('{"type":"watch-presence"}');
    await takeSocketEvent(event('DISCONNECT'), NOW_MS, ledger);
    expect(await presenceWatchers(ledger, NOW_MS)).toEqual([]);
  });

  test('leaves nothing behind, however often its end is told', async () => {
    const { ledger, say } = await opened();
    await say('{"type":"watch-presence"}');
    for (let times = 0; times < 2; times++) expect(await takeSocketEvent(event('DISCONNECT'), NOW_MS, ledger)).toEqual({ statusCode: 200 });
    expect(await itemsOf(ledger)).toEqual([]);
  });

  test('is sent nothing from the end of its token on', async () => {
    const { ledger } = await opened();
    expect(await socketsOfAgent(ledger, ALICE, NOW_MS + AN_HOUR_MS - 1)).toEqual([SOCKET]);
    expect(await socketsOfAgent(ledger, ALICE, NOW_MS + AN_HOUR_MS)).toEqual([]);
  });

  test("is its own agent's, and stands beside their others", async () => {
    const { ledger } = await opened();
    await takeSocketEvent(withTicket(await ticketOf(ledger, 'bob'), 'b='), NOW_MS, ledger);
    await takeSocketEvent(withTicket(await ticketOf(ledger), 'c2='), NOW_MS, ledger);
    const of = async (agent: string) => (await socketsOfAgent(ledger, agent, NOW_MS)).map(({ connectionId }) => connectionId);
    expect([await of(ALICE), await of(BOB)]).toEqual([['c1=', 'c2='], ['b=']]);
  });
});
