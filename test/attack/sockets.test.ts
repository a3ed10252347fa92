import { DeleteConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
import { describe, expect, test } from 'vitest';
import { createSocketTicket } from '../../lambdas/features/live-updates/create-socket-ticket/create-socket-ticket.ts';
import { type SocketEvent, type SocketServices, takeSocketEvent } from '../../lambdas/features/live-updates/on-socket/take-socket-event.ts';
import { tokenEndOf } from '../../lambdas/runtime/token-end.ts';
import type { Ledger } from '../../lambdas/store/ledger.ts';
import { openNameBook } from '../../lambdas/store/names.ts';
import { presenceWatchers, socketsOfAgent, watchPresence } from '../../lambdas/store/sockets.ts';
import { itemsOf, type LocalLedger, useLocalLedger } from '../lambdas/local-ledger.ts';
import { ALICE } from '../lambdas/payloads.ts';
import { attacks } from './attacks.ts';

type Table = Awaited<ReturnType<LocalLedger['newLedger']>>;

const local = useLocalLedger();
const NOW_MS = Date.parse('2026-11-21T10:15:00Z');
const TOKEN_MS = 600_000;
const ORIGIN = 'https://desk.example.com';
const OTHER_ORIGIN = 'https://calls.example.com';

/** Alice's desk, and what an attacker can do beside it. */
async function surroundings() {
  const ledger = await local.newLedger();
  const closed: string[] = [];
  const send = async (command: unknown) => {
    if (command instanceof DeleteConnectionCommand) closed.push(command.input.ConnectionId ?? '');
    return {};
  };
  const services: SocketServices = {
    book: openNameBook(ledger),
    origins: [ORIGIN, OTHER_ORIGIN],
    admits: async () => true,
    senderOf: () => ({ send }) as never,
  };
  const happens = (event: Partial<SocketEvent>, eventType: 'CONNECT' | 'MESSAGE', nowMs = NOW_MS, connectionId = 'c1=') =>
    takeSocketEvent({ ...event, requestContext: { eventType, connectionId, domainName: 'api', stage: 'ws' } }, nowMs, services);
  const connects = (headers: Readonly<Record<string, string>>, nowMs?: number, connectionId?: string) =>
    happens({ headers }, 'CONNECT', nowMs, connectionId);
  const says = (body: string, nowMs: number) => happens({ body }, 'MESSAGE', nowMs);
  return { ledger, closed, connects, says };
}

async function asks(ledger: Ledger, tokenEndsAtMs: number | null) {
  const memory = new Map([['alice', { userArn: ALICE, untilSeconds: Number.POSITIVE_INFINITY }]]);
  const directory = { ledger, connect: { send: async () => ({ Users: [] }) }, instanceId: 'i', memory };
  return createSocketTicket({ caller: { login: 'alice', supervisor: false }, tokenEndsAtMs, nowMs: NOW_MS }, directory);
}
const ticketFrom = async (ledger: Ledger, tokenEndsAtMs = NOW_MS + TOKEN_MS) =>
  ((await asks(ledger, tokenEndsAtMs)).body as { readonly ticket: string }).ticket;
const handshake = (ticket: string, origin = ORIGIN) => ({ Origin: origin, 'Sec-WebSocket-Protocol': `consult-call.v1, ticket.${ticket}` });

describe('a page that is not the desk is refused, and its good ticket stays unused:', () => {
  const PAGES: readonly (readonly [string, string | undefined])[] = [
    ['on another site', 'https://evil.example'],
    ['on a site whose name begins with the desk’s', `${ORIGIN}.evil.example`],
    ['on a site whose name ends with the desk’s', 'https://evil-desk.example.com'],
    ['on a subdomain of the desk', 'https://a.desk.example.com'],
    ['on the desk’s host without TLS', 'http://desk.example.com'],
    ['on another port of the desk’s host', `${ORIGIN}:8443`],
    ['that names the desk with a path', `${ORIGIN}/`],
    ['that names the desk in capitals', ORIGIN.toUpperCase()],
    ['that names all origins of the desk at once', `${ORIGIN} ${OTHER_ORIGIN}`],
    ['that names the desk and itself', `${ORIGIN}, https://evil.example`],
    ['in a sandboxed frame or a file', 'null'],
    ['with an empty origin', ''],
    ['with a star', '*'],
    ['that sends no origin, as no browser does', undefined],
  ];

  attacks('sockets', PAGES, async (origin) => {
    const { ledger, connects } = await surroundings();
    const ticket = await ticketFrom(ledger);
    const { Origin, ...others } = handshake(ticket);
    expect(await connects(origin === undefined ? others : { ...others, Origin: origin })).toEqual({ statusCode: 403 });
    expect(await socketsOfAgent(ledger, ALICE, NOW_MS)).toEqual([]);
    expect(await connects(handshake(ticket))).toMatchObject({ statusCode: 200 });
  });

  test.each([ORIGIN, OTHER_ORIGIN])('the desk itself opens one: %s', async (origin) => {
    const { ledger, connects } = await surroundings();
    expect(await connects(handshake(await ticketFrom(ledger), origin))).toMatchObject({ statusCode: 200 });
  });
});

/** What is presented instead of a good ticket, how much later, and whether the good one was used before. */
interface Presented {
  readonly made?: (ticket: string, ledger: Table) => Promise<string> | string;
  readonly laterMs?: number;
  readonly used?: true;
}

describe('a socket is not opened by a ticket', () => {
  const TICKETS: readonly (readonly [string, Presented])[] = [
    ['after its 30 seconds', { laterMs: 30_000 }],
    ['that its first holder has used', { used: true }],
    ['that was made up', { made: () => 'a'.repeat(43) }],
    ['with a letter more', { made: (ticket) => `${ticket}A` }],
    ['with a letter less', { made: (ticket) => ticket.slice(1) }],
    ['in other capitals', { made: (ticket) => ticket.toUpperCase() }],
    ['read out of the table', { made: async (_, ledger) => String((await itemsOf(ledger, 'TICKET#'))[0]?.pk).slice('TICKET#'.length) }],
    ['of 5,000 letters', { made: () => 'a'.repeat(5_000) }],
    ['with a blank in it', { made: (ticket) => `${ticket} ${ticket}` }],
    ['that is empty', { made: () => '' }],
  ];

  attacks('sockets', TICKETS, async ({ made = (ticket: string) => ticket, laterMs = 0, used }) => {
    const { ledger, connects } = await surroundings();
    const good = await ticketFrom(ledger);
    const presented = await made(good, ledger);
    if (used) await connects(handshake(good), NOW_MS, 'first=');
    expect(await connects(handshake(presented), NOW_MS + laterMs, 'second=')).toEqual({ statusCode: 401 });
    expect((await socketsOfAgent(ledger, ALICE, NOW_MS)).map(({ connectionId }) => connectionId)).not.toContain('second=');
  });

  attacks('sockets', [['of a token that has ended within the 30 seconds', NOW_MS + 5_000]], async (tokenEndsAtMs) => {
    const { ledger, connects } = await surroundings();
    const ticket = await ticketFrom(ledger, tokenEndsAtMs);
    expect(await connects(handshake(ticket), tokenEndsAtMs)).toEqual({ statusCode: 401 });
  });
});

describe('a ticket is not given for a token that', () => {
  const CLAIMS: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['ended a second ago', { exp: NOW_MS / 1000 - 1 }],
    ['ends in this very second', { exp: NOW_MS / 1000 }],
    ['names no end', {}],
    ['says that it never ends', { exp: Number.POSITIVE_INFINITY }],
    ['ends at a text', { exp: String(NOW_MS) }],
    ['ends at zero', { exp: 0 }],
    ['ended before 1970', { exp: -1 }],
    ['ends at a list', { exp: [NOW_MS] }],
    ['ends at no number', { exp: Number.NaN }],
  ];

  attacks('sockets', CLAIMS, async (claims) => {
    const { ledger } = await surroundings();
    expect(await asks(ledger, tokenEndOf(claims))).toMatchObject({ status: 401, body: { code: 'token-ended' } });
    expect(await itemsOf(ledger)).toEqual([]);
  });
});

describe('a socket that is kept open beyond its token', () => {
  const opened = async () => {
    const stage = await surroundings();
    await stage.connects(handshake(await ticketFrom(stage.ledger)));
    await stage.says('{"type":"watch-presence"}', NOW_MS + TOKEN_MS - 1_000);
    return stage;
  };

  const WORDS = ['{"type":"ping"}', '{"type":"watch-presence"}', '{"type":"unwatch-presence"}', '{"type":"anything"}', 'no JSON', ''];

  attacks(
    'sockets',
    WORDS.map((word) => [`is closed and forgotten when it says ${word || 'nothing'}`, word] as const),
    async (word) => {
      const { ledger, closed, says } = await opened();
      expect(await says('{"type":"ping"}', NOW_MS + TOKEN_MS - 1_000)).toMatchObject({ body: '{"type":"pong"}' });
      expect(closed).toEqual([]);
      expect(await says(word, NOW_MS + TOKEN_MS)).toEqual({ statusCode: 401, body: '{"type":"ended"}' });
      expect(closed).toEqual(['c1=']);
      expect(await itemsOf(ledger)).toEqual([]);
    },
  );

  test('is sent neither its calls nor presences, though it stays silent', async () => {
    const { ledger } = await opened();
    const told = async (nowMs: number) => [...(await socketsOfAgent(ledger, ALICE, nowMs)), ...(await presenceWatchers(ledger, nowMs))];
    expect(await told(NOW_MS + TOKEN_MS - 1)).toHaveLength(2);
    expect(await told(NOW_MS + TOKEN_MS)).toEqual([]);
  });

  test('cannot be prolonged by watching, nor by a ticket of its own', async () => {
    const { ledger, says } = await opened();
    for (let times = 0; times < 5; times++) await says('{"type":"watch-presence"}', NOW_MS + TOKEN_MS - 1);
    await ticketFrom(ledger, NOW_MS + 2 * TOKEN_MS);
    expect(await presenceWatchers(ledger, NOW_MS + TOKEN_MS)).toEqual([]);
    expect(await socketsOfAgent(ledger, ALICE, NOW_MS + TOKEN_MS)).toEqual([]);
  });

  test('a connection that was never opened here is closed, too', async () => {
    const { closed, says } = await surroundings();
    expect(await says('{"type":"ping"}', NOW_MS)).toMatchObject({ statusCode: 401 });
    expect(closed).toEqual(['c1=']);
  });
});

describe('an agent who opens sockets without end', () => {
  const opensMany = async (count: number, watching: boolean) => {
    const desk = await surroundings();
    const ids = Array.from({ length: count }, (_, i) => `s${i}=`);
    for (const [i, id] of ids.entries()) {
      const nowMs = NOW_MS + i;
      const { statusCode } = await desk.connects(handshake(await ticketFrom(desk.ledger)), nowMs, id);
      expect(statusCode).toBe(200);
      if (watching) await watchPresence(desk.ledger, { connectionId: id, endpoint: 'https://api/ws' }, { untilMs: nowMs + 60_000, nowMs });
    }
    return { ...desk, ids };
  };

  attacks(
    'sockets',
    [
      ['has the ten newest, and the others are closed', false],
      ['watches presence on the ten newest alone', true],
    ],
    async (watching) => {
      const { ledger, closed, ids } = await opensMany(25, watching);
      expect((await socketsOfAgent(ledger, ALICE, NOW_MS + 25)).map(({ connectionId }) => connectionId)).toEqual(ids.slice(-10).reverse());
      expect(closed.toSorted()).toEqual(ids.slice(0, -10).toSorted());
      expect(await presenceWatchers(ledger, NOW_MS + 25)).toHaveLength(watching ? 10 : 0);
    },
  );

  test('and one with ten tabs keeps all of them', async () => {
    const { ledger, closed } = await opensMany(10, false);
    expect([(await socketsOfAgent(ledger, ALICE, NOW_MS + 10)).length, closed]).toEqual([10, []]);
  });
});
