import type { Clock } from '../call/conductor.ts';
import { type SocketNews, socketNews } from './socket-news.ts';

export interface SocketOptions {
  /** The single-use ticket of each socket. Rejects when there is none to have now. */
  readonly ticket: () => Promise<string>;
  readonly open: (protocols: readonly string[]) => WebSocket;
  readonly clock: Clock;
  /** From 0 to 1: desks that were cut off together do not come back together. */
  readonly random: () => number;
  readonly onNews: (news: SocketNews) => void;
  /** The socket opened, or is gone: meanwhile nothing was told. */
  readonly onChange: () => void;
}

/** What a desk asks for of presences (`docs/api.md`, the socket). */
export type WatchWord = 'watch-presence' | 'unwatch-presence';

export interface KeptSocket {
  /** Whether news come by themselves now. */
  isUp(): boolean;
  /** Asks to be told of presences, or no more. Nothing is sent while there is no socket: the server's own watch ends by itself. */
  say(word: WatchWord): void;
}

const PROTOCOL = 'consult-call.v1';
/** Well within the ten minutes after which API Gateway ends a silent socket, and soon enough to notice a dead line. */
const PING_EVERY_MS = 60_000;
const PONG_WITHIN_MS = 10_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** Keeps a socket open as long as the page is: a new ticket and a new socket whenever one is gone, ever more slowly while none opens. */
export function keepSocket({ ticket, open, clock, random, onNews, onChange }: SocketOptions): KeptSocket {
  let up: WebSocket | null = null;
  let tries = 0;

  const become = (now: WebSocket | null): void => {
    if (up === now) return;
    up = now;
    onChange();
  };
  const again = (): void => {
    const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(tries, 10));
    tries += 1;
    clock.after(waitMs * (0.5 + random() / 2), connect);
  };
  const connect = (): void => {
    ticket().then((given) => serve(open([PROTOCOL, `ticket.${given}`])), again);
  };
  const serve = (socket: WebSocket): void => {
    let cancel = () => {};
    const ping = (): void => {
      socket.send(JSON.stringify({ type: 'ping' }));
      cancel = clock.after(PONG_WITHIN_MS, () => lost());
    };
    const pong = (): void => {
      cancel();
      cancel = clock.after(PING_EVERY_MS, ping);
    };
    // Once: a dead line may take minutes to close by itself.
    let lost = (): void => {
      lost = () => {};
      cancel();
      socket.close();
      become(null);
      again();
    };
    socket.addEventListener('open', () => {
      tries = 0;
      pong();
      become(socket);
    });
    socket.addEventListener('message', ({ data }) => {
      const news = socketNews(String(data));
      if (news?.type === 'pong') pong();
      else if (news) onNews(news);
    });
    socket.addEventListener('close', () => lost());
  };
  connect();
  return {
    isUp: () => up !== null,
    say: (type) => up?.send(JSON.stringify({ type })),
  };
}
