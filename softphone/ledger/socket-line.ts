import type { FromDesk } from '../../contract/socket.ts';
import type { Clock } from '../call/conductor.ts';
import { type SocketNews, socketNews } from './socket-news.ts';

export interface LineOptions {
  readonly clock: Clock;
  readonly onOpen: () => void;
  readonly onNews: (news: SocketNews) => void;
  /** Once, when the socket is gone or its server no longer answers. Not after `retire`. */
  readonly onLost: () => void;
}

/** One socket from its handshake to its end. */
export interface SocketLine {
  /** Sends a message of this type. */
  say(type: FromDesk): void;
  /** Closes the socket, which another one replaces; nothing of it is reported any more but news under way. */
  retire(): void;
}

/** Well within the ten minutes after which API Gateway ends a silent socket, and soon enough to notice a dead line. */
const PING_EVERY_MS = 60_000;
const PONG_WITHIN_MS = 10_000;

/** Serves one socket: asks each minute whether its server is there, and hands on what arrives. */
export function serveSocket(socket: WebSocket, { clock, onOpen, onNews, onLost }: LineOptions): SocketLine {
  let cancel = () => {};
  let over = false;
  const say = (type: FromDesk): void => socket.send(JSON.stringify({ type }));
  // A dead line may take minutes to close on its own.
  const finish = (): boolean => {
    const first = !over;
    over = true;
    cancel();
    socket.close();
    return first;
  };
  const lost = (): void => {
    if (finish()) onLost();
  };
  const ping = (): void => {
    say('ping');
    cancel = clock.after(PONG_WITHIN_MS, lost);
  };
  const pong = (): void => {
    cancel();
    if (!over) cancel = clock.after(PING_EVERY_MS, ping);
  };
  socket.addEventListener('open', () => {
    if (over) return;
    pong();
    onOpen();
  });
  socket.addEventListener('message', ({ data }) => {
    const news = socketNews(String(data));
    if (news?.type === 'pong') pong();
    else if (news) onNews(news);
  });
  socket.addEventListener('close', lost);
  return { say, retire: () => void finish() };
}
