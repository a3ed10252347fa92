import type { ServerResponse } from 'node:http';

/** Sends the newest state to every open page, as server-sent events. */
export interface EventStream {
  join(response: ServerResponse): void;
  /** Something may be new: it goes out shortly, once, and only when it differs. */
  changed(): void;
  stop(): void;
}

const COALESCE_MS = 30;
/** Changes that no phone takes part in are seen at the latest then. */
const LOOK_EVERY_MS = 1000;

/** A stream of `state()` as JSON. */
export function createEventStream(state: () => unknown): EventStream {
  const open = new Set<ServerResponse>();
  let sent = '';
  let waiting: NodeJS.Timeout | undefined;

  const look = () => {
    waiting = undefined;
    if (open.size === 0) return;
    const text = JSON.stringify(state());
    if (text === sent) return;
    sent = text;
    for (const response of open) response.write(`data: ${text}\n\n`);
  };
  const timer = setInterval(look, LOOK_EVERY_MS).unref();
  return {
    join(response) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      sent = JSON.stringify(state());
      response.write(`retry: 1000\ndata: ${sent}\n\n`);
      open.add(response);
      response.once('close', () => open.delete(response));
    },
    changed() {
      waiting ??= setTimeout(look, COALESCE_MS).unref();
    },
    stop() {
      clearInterval(timer);
      clearTimeout(waiting);
      for (const response of open) response.end();
    },
  };
}
