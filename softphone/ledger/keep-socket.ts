import type { SocketTicket } from '../../contract/schemas/socket-ticket.ts';
import { SOCKET_PROTOCOL, TICKET_PREFIX } from '../../contract/socket-names.ts';
import type { Clock } from '../call/conductor.ts';
import { type SocketLine, serveSocket } from './socket-line.ts';
import type { SocketNews } from './socket-news.ts';

/** What of a ticket opens a socket. */
type OpenTicket = Pick<SocketTicket, 'ticket' | 'socketEndsInMs'>;

export interface SocketOptions {
  /** The single-use ticket of each socket. Rejects when there is none to have now. */
  readonly ticket: () => Promise<OpenTicket>;
  readonly open: (protocols: readonly string[]) => WebSocket;
  readonly clock: Clock;
  /** From 0 to 1: desks that were cut off together do not come back together. */
  readonly random: () => number;
  readonly onNews: (news: SocketNews) => void;
  /** Another socket than before is up, or none: news may have been missed. */
  readonly onChange: () => void;
}

/** What a desk asks for of presences (`docs/api.md`, the socket). */
export type WatchWord = 'watch-presence' | 'unwatch-presence';

export interface KeptSocket {
  /** Whether news are sent to this desk now. */
  isUp(): boolean;
  /** Asks to be sent presences, or no more. Nothing is sent while there is no socket: the server's own watch expires. */
  say(word: WatchWord): void;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
/** A socket is replaced this long before its end: the access token is renewed a minute before its own, and is then a new one. */
const REPLACE_BEFORE_MS = 45_000;
/** Of a socket that lives for less than a minute or two. */
const REPLACE_AT_LEAST_AFTER_MS = 5_000;

/** When a socket that ends in so long is replaced; both in milliseconds from now. */
export const replaceAfterMs = (endsInMs: number): number => Math.max(endsInMs - REPLACE_BEFORE_MS, endsInMs / 2, REPLACE_AT_LEAST_AFTER_MS);

/**
 * Keeps a socket open as long as the page is: a new ticket and a new socket whenever one is gone, ever more slowly while none opens. Before
 * a socket ends with its token another one is opened, and only then is the old one closed: at every moment one of them is sent the news.
 */
export function keepSocket({ ticket, open, clock, random, onNews, onChange }: SocketOptions): KeptSocket {
  let up: SocketLine | null = null;
  let trying = false;
  let tries = 0;
  let cancelReplacing = () => {};

  const become = (now: SocketLine | null): void => {
    cancelReplacing();
    up?.retire();
    up = now;
    onChange();
  };
  const connect = (): void => {
    if (trying) return;
    trying = true;
    ticket().then(serve, again);
  };
  const again = (): void => {
    const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(tries, 10));
    tries += 1;
    trying = true;
    clock.after(waitMs * (0.5 + random() / 2), () => {
      trying = false;
      connect();
    });
  };
  const serve = ({ ticket: given, socketEndsInMs }: OpenTicket): void => {
    const line = serveSocket(open([SOCKET_PROTOCOL, `${TICKET_PREFIX}${given}`]), {
      clock,
      onNews,
      onOpen: () => {
        trying = false;
        tries = 0;
        become(line);
        cancelReplacing = clock.after(replaceAfterMs(socketEndsInMs), connect);
      },
      onLost: () => {
        // One that never opened is tried again; the one that is up may still be.
        if (line !== up) return again();
        become(null);
        if (!trying) again();
      },
    });
  };
  connect();
  return {
    isUp: () => up !== null,
    say: (word) => up?.say(word),
  };
}
