import { describe, expect, test } from 'vitest';
import { keepSocket } from '../../../softphone/ledger/keep-socket.ts';
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

async function kept({ ticketsFail = 0 } = {}) {
  const clock = fakeClock();
  const [sockets, news]: [FakeSocket[], unknown[]] = [[], []];
  let [tickets, changes] = [0, 0];
  const socket = keepSocket({
    ticket: async () => {
      tickets += 1;
      if (tickets <= ticketsFail) throw new Error('no ticket');
      return `t${tickets}`;
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
    const { sockets, tickets, pass } = await kept({ ticketsFail: 2 });
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
    newest().says({ type: 'note-changed', rootContactId: 'r', contactIds: ['r', 'c', 7], version: 2 });
    newest().says({ type: 'something-new' });
    newest().says({
      type: 'presence',
      agents: [{ agentId: 'b0b', state: 'offline', since: '1970-01-01T00:00:01Z' }, { agentId: 'zoe', state: 'on fire' }, 7],
    });
    expect(news).toEqual([
      { type: 'contact-changed', contactIds: ['r', 'c'] },
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
