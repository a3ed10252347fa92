import type { PageCommandName, PageOutcome, PageReply, PageRequest, PageState, PageStateEvent } from '../../contract/page-protocol.ts';

export type { PageCommandName, PageOutcome, PageState, PageTarget } from '../../contract/page-protocol.ts';

/** A desk in a frame of this page. */
export interface Desk {
  /** As of the last news; null before the first. */
  state(): PageState | null;
  /** Gives a command; resolves with what came of it. Rejects when the desk was loaded anew, or closed, before it answered. */
  run(command: PageCommandName, more?: Omit<PageRequest, 'id' | 'command'>): Promise<PageOutcome>;
  /** Calls back with each new state, and with the one that is known; the result ends it. */
  onState(listener: (state: PageState) => void): () => void;
  close(): void;
}

const PROTOCOL = 'consult-call';
const VERSION = 1;
const GIVEN_UP_MS = 30_000;

/**
 * Connects to the desk in a frame. @param origin of the desk, exactly: https://desk.example.com
 * @throws Error when the desk has not answered within half a minute: is this page's origin in the config's crm.origins?
 */
export function connect(frame: HTMLIFrameElement, origin: string): Promise<Desk> {
  let port: MessagePort | null = null;
  let state: PageState | null = null;
  const listeners = new Set<(state: PageState) => void>();
  const waiting = new Map<string, PromiseWithResolvers<PageOutcome>>();
  const connected = Promise.withResolvers<Desk>();
  const timer = setTimeout(() => {
    removeEventListener('message', onMessage);
    connected.reject(new Error(`The desk at ${origin} did not answer.`));
  }, GIVEN_UP_MS);

  const drop = (why: string): void => {
    for (const { reject } of waiting.values()) reject(new Error(why));
    waiting.clear();
    port?.close();
    port = null;
  };
  const take = (message: PageReply | PageStateEvent): void => {
    if ('event' in message) {
      state = message.state;
      for (const listener of listeners) listener(state);
      return;
    }
    const { replyTo, ...outcome } = message;
    waiting.get(replyTo)?.resolve(outcome as PageOutcome);
    waiting.delete(replyTo);
  };
  const hello = (): void => frame.contentWindow?.postMessage({ protocol: PROTOCOL, version: VERSION, type: 'hello' }, origin);

  const onMessage = ({ data, origin: from, source, ports }: MessageEvent): void => {
    if (from !== origin || source !== frame.contentWindow || data?.protocol !== PROTOCOL) return;
    // It says so after each load: what was asked before is not answered any more.
    if (data.type === 'ready') hello();
    if (data.type !== 'welcome' || !ports[0]) return;
    drop('The desk was loaded anew.');
    port = ports[0];
    port.onmessage = (event) => take(event.data);
    clearTimeout(timer);
    connected.resolve(desk);
  };
  addEventListener('message', onMessage);
  hello();

  const desk: Desk = {
    state: () => state,
    run: (command, more = {}) => {
      const id = crypto.randomUUID();
      const answer = Promise.withResolvers<PageOutcome>();
      if (!port) return Promise.reject(new Error('The desk is not connected.'));
      waiting.set(id, answer);
      port.postMessage({ id, command, ...more });
      return answer.promise;
    },
    onState: (listener) => {
      listeners.add(listener);
      if (state) listener(state);
      return () => listeners.delete(listener);
    },
    close: () => {
      removeEventListener('message', onMessage);
      clearTimeout(timer);
      drop('The page has closed the connection.');
      listeners.clear();
    },
  };
  return connected.promise;
}
