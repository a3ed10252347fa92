import { describe, expect, test } from 'vitest';
import { keepSocket, replaceAfterMs } from '../../../softphone/ledger/keep-socket.ts';
import { socketNews } from '../../../softphone/ledger/socket-news.ts';
import { fakeClock } from '../support/fake-clock.ts';

/** A socket whose other end is the test. */
class FakeSocket extends EventTarget {
  readonly protocols: readonly string[];
  readonly sent: string[] = [];
  closed = false;
  constructor(protocols: readonly string[]) {
    super();
    this.protocols = protocols;
  }
  send(text: string): void {
    this.sent.push(text);
  }
  close(): void {
    this.closed = true;
  }
  opens(): void {
    this.dispatchEvent(new Event('open'));
  }
  says(message: object): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }));
  }
  goes(): void {
    this.dispatchEvent(new Event('close'));
  }
}

async function kept({ ticketsFail = [] as readonly number[], endsInMs = 3_600_000 } = {}) {
  const clock = fakeClock();
  const [sockets, news]: [FakeSocket[], unknown[]] = [[], []];
  let [tickets, changes] = [0, 0];
  const socket = keepSocket({
    ticket: async () => {
      tickets += 1;
      if (ticketsFail.includes(tickets)) throw new Error('no ticket');
      return { ticket: `t${tickets}`, socketEndsInMs: endsInMs };
    },
    open: (protocols) => {
      const opened = new FakeSocket(protocols);
      sockets.push(opened);
      return opened as unknown as WebSocket;
    },
    clock,
    random: () => 1,
    onNews: (one) => news.push(one),
    onChange: () => {
      changes += 1;
    },
  });
  const pass = async (ms: number) => {
    for (let i = 0; i < ms; i += 500) {
      clock.pass(Math.min(500, ms - i));
      for (let tick = 0; tick < 6; tick += 1) await Promise.resolve();
    }
  };
  const newest = () => {
    const last = sockets.at(-1);
    if (!last) throw new Error('No socket was opened.');
    return last;
  };
  for (let tick = 0; tick < 6; tick += 1) await Promise.resolve();
  return { socket, sockets, newest, news, pass, tickets: () => tickets, changes: () => changes };
}

describe('a socket that ends with its token', () => {
  const TEN_MINUTES_MS = 600_000;
  /** Lets time pass while every open socket answers its pings. */
  const passWithPongs = async ({ sockets, pass }: Awaited<ReturnType<typeof kept>>, ms: number) => {
    for (let left = ms; left > 0; left -= 5_000) {
      await pass(Math.min(5_000, left));
      for (const socket of sockets) if (!socket.closed && socket.sent.at(-1)?.includes('ping')) socket.says({ type: 'pong' });
    }
  };

  test('is replaced before: the new one is up when the old one is closed, and no news is lost', async () => {
    const desk = await kept({ endsInMs: TEN_MINUTES_MS });
    const { socket, sockets, news, changes } = desk;
    sockets[0]?.opens();
    await passWithPongs(desk, TEN_MINUTES_MS - 50_000);
    expect(sockets).toHaveLength(1);
    await passWithPongs(desk, 5_000);
    expect(sockets[1]?.protocols).toEqual(['consult-call.v1', 'ticket.t2']);
    sockets[0]?.says({ type: 'contact-changed', contactIds: ['before'] });
    expect([socket.isUp(), sockets[0]?.closed]).toEqual([true, false]);
    sockets[1]?.opens();
    expect([socket.isUp(), sockets[0]?.closed, sockets[1]?.closed, changes()]).toEqual([true, true, false, 2]);
    sockets[0]?.goes();
    sockets[1]?.says({ type: 'contact-changed', contactIds: ['after'] });
    expect(news).toEqual([
      { type: 'contact-changed', contactIds: ['before'] },
      { type: 'contact-changed', contactIds: ['after'] },
    ]);
    socket.say('watch-presence');
    expect([socket.isUp(), changes(), sockets[1]?.sent.at(-1)]).toEqual([true, 2, '{"type":"watch-presence"}']);
  });

  test('is replaced again and again, one socket at a time', async () => {
    const desk = await kept({ endsInMs: TEN_MINUTES_MS });
    for (let nth = 1; nth <= 5; nth += 1) {
      expect(desk.sockets).toHaveLength(nth);
      desk.newest().opens();
      expect(desk.sockets.map(({ closed }) => closed)).toEqual(Array.from({ length: nth }, (_, i) => i < nth - 1));
      await passWithPongs(desk, TEN_MINUTES_MS - 45_000);
    }
  });

  test('stays up while no ticket is to be had, and is replaced as soon as there is one', async () => {
    const desk = await kept({ endsInMs: TEN_MINUTES_MS, ticketsFail: [2, 3] });
    desk.newest().opens();
    await passWithPongs(desk, TEN_MINUTES_MS - 45_000);
    expect([desk.socket.isUp(), desk.sockets.length, desk.changes()]).toEqual([true, 1, 1]);
    await passWithPongs(desk, 3_000);
    desk.newest().opens();
    expect([desk.socket.isUp(), desk.sockets.map(({ closed }) => closed), desk.changes()]).toEqual([true, [true, false], 2]);
  });

  test('stays up when its successor cannot be opened; another one is tried', async () => {
    const desk = await kept({ endsInMs: TEN_MINUTES_MS });
    desk.newest().opens();
    await passWithPongs(desk, TEN_MINUTES_MS - 45_000);
    desk.newest().goes();
    expect([desk.socket.isUp(), desk.sockets.length]).toEqual([true, 2]);
    await desk.pass(1_000);
    expect(desk.sockets).toHaveLength(3);
  });

  test('that the server closes meanwhile is down until the successor opens, and one successor is enough', async () => {
    const desk = await kept({ endsInMs: TEN_MINUTES_MS });
    desk.newest().opens();
    await passWithPongs(desk, TEN_MINUTES_MS - 45_000);
    desk.sockets[0]?.goes();
    expect([desk.socket.isUp(), desk.changes()]).toEqual([false, 2]);
    await desk.pass(5_000);
    expect(desk.sockets).toHaveLength(2);
    desk.newest().opens();
    expect([desk.socket.isUp(), desk.changes()]).toEqual([true, 3]);
  });

  test.each([
    ['two hours', 7_200_000, 7_155_000],
    ['a minute', 60_000, 30_000],
    ['ten seconds', 10_000, 5_000],
    ['a moment', 1, 5_000],
  ])('of %s is replaced in good time, and never in a hurry', (_, endsInMs, afterMs) => {
    expect(replaceAfterMs(endsInMs)).toBe(afterMs);
  });
});

describe('a kept socket', () => {
  test('carries its ticket in the subprotocols, a new one each time', async () => {
    const { newest, pass } = await kept();
    expect(newest().protocols).toEqual(['consult-call.v1', 'ticket.t1']);
    newest().goes();
    await pass(1_000);
    expect(newest().protocols).toEqual(['consult-call.v1', 'ticket.t2']);
  });

  test('is up from its opening to its end, and says both', async () => {
    const { socket, newest, changes } = await kept();
    expect(socket.isUp()).toBe(false);
    newest().opens();
    expect([socket.isUp(), changes()]).toEqual([true, 1]);
    newest().goes();
    expect([socket.isUp(), changes()]).toEqual([false, 2]);
  });

  test('is opened again ever more slowly, up to once a minute, and soon again after it was up', async () => {
    const { sockets, newest, pass } = await kept();
    for (const waitMs of [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]) {
      const before = sockets.length;
      newest().goes();
      await pass(waitMs - 500);
      expect(sockets.length).toBe(before);
      await pass(500);
      expect(sockets.length).toBe(before + 1);
    }
    newest().opens();
    const before = sockets.length;
    newest().goes();
    await pass(1_000);
    expect(sockets.length).toBe(before + 1);
  });

  test('goes on asking for tickets while there is none to have', async () => {
    const { sockets, tickets, pass } = await kept({ ticketsFail: [1, 2] });
    await pass(3_000);
    expect([tickets(), sockets.length]).toEqual([3, 1]);
  });

  test.each([{ type: 'pong' }, { type: 'too-many', retryAfterMs: 500 }])(
    'pings each minute, takes %j for a sign of life, gives up a line without one',
    async (answer) => {
      const { socket, sockets, newest, pass } = await kept();
      newest().opens();
      await pass(60_000);
      expect(newest().sent).toEqual(['{"type":"ping"}']);
      newest().says(answer);
      await pass(59_500);
      expect(newest().sent).toHaveLength(1);
      await pass(10_500);
      expect([socket.isUp(), sockets[0]?.closed]).toEqual([false, true]);
      sockets[0]?.goes();
      await pass(1_000);
      expect(sockets).toHaveLength(2);
    },
  );

  test('hands on what it knows and passes over the rest', async () => {
    const { newest, news } = await kept();
    newest().opens();
    newest().says({ type: 'contact-changed', rootContactId: 'r', contactIds: ['r', 'c'] });
    newest().says({ type: 'hand-off-changed', rootContactId: 'r', contactIds: ['r', 'c', 7] });
    newest().says({ type: 'note-changed', rootContactId: 'r', contactIds: ['r', 'c', 7], version: 2 });
    newest().says({ type: 'something-new' });
    newest().says({
      type: 'presence',
      agents: [{ agentId: 'b0b', state: 'offline', since: '1970-01-01T00:00:01Z' }, { agentId: 'zoe', state: 'on fire' }, 7],
    });
    expect(news).toEqual([
      { type: 'contact-changed', contactIds: ['r', 'c'] },
      { type: 'hand-off-changed', contactIds: ['r', 'c'] },
      { type: 'note-changed', contactIds: ['r', 'c'], version: 2 },
      {
        type: 'presence',
        agents: [
          { agentId: 'b0b', state: 'offline', since: '1970-01-01T00:00:01Z' },
          { agentId: 'zoe', state: 'on fire', since: null },
        ],
      },
    ]);
  });

  test('asks for presences while it is up, and is silent while it is not', async () => {
    const { socket, newest } = await kept();
    socket.say('watch-presence');
    newest().opens();
    socket.say('unwatch-presence');
    expect(newest().sent).toEqual(['{"type":"unwatch-presence"}']);
  });
});

test.each(['', '{', 'null', '7', '[]', '{"type":"contact-changed"}', '{"type":"note-changed","contactIds":[]}', '{"type":"presence"}'])(
  '%j is no news',
  (text) => {
    expect(socketNews(text)).toBeNull();
  },
);
