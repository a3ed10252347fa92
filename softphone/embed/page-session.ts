import type { PageOutcome, PageReply, PageStateEvent } from '../../contract/page-protocol.ts';
import { carryOut, type PageDesk } from './carry-out.ts';
import { pageState } from './page-state.ts';
import { readRequest } from './read-request.ts';

/** One page that talks to the desk. */
export interface PageSession {
  /** A message came. Never throws. */
  take(message: unknown): Promise<void>;
  /** The desk may have changed: the page is told when what it sees did. */
  changed(): void;
}

export interface PageSessionOptions {
  readonly desk: PageDesk;
  /** Keys of contact attributes that may leave. */
  readonly shown: () => readonly string[];
  readonly send: (message: PageReply | PageStateEvent) => void;
  readonly now: () => number;
}

/** Commands that may wait for an answer, and ids that are remembered: a page that sends more is in a loop. */
const MOST_OPEN = 10;
const MOST_REMEMBERED = 200;
/** Commands within a second. */
const MOST_A_SECOND = 20;

/** Talks with one page. Each command is carried out once, however often its id comes. */
export function pageSession({ desk, shown, send, now }: PageSessionOptions): PageSession {
  const answers = new Map<string, Promise<PageOutcome>>();
  let open = 0;
  let recent: number[] = [];
  let told = '';

  const isFlood = (): boolean => {
    recent = recent.filter((at) => now() - at < 1_000);
    if (recent.length >= MOST_A_SECOND || open >= MOST_OPEN) return true;
    recent.push(now());
    return false;
  };

  const begin = (id: string, what: () => Promise<PageOutcome>): Promise<PageOutcome> => {
    open += 1;
    const answer = what()
      .catch((): PageOutcome => ({ outcome: 'refused', code: 'not-now', why: 'desk-failed' }))
      .finally(() => {
        open -= 1;
      });
    answers.set(id, answer);
    const [oldest] = answers.keys();
    if (answers.size > MOST_REMEMBERED && oldest !== undefined) answers.delete(oldest);
    return answer;
  };

  const changed = (): void => {
    const state = pageState(desk.state(), shown(), now());
    const text = JSON.stringify(state);
    if (text === told) return;
    told = text;
    send({ event: 'state', state });
  };

  return {
    changed,
    take: async (message) => {
      const read = readRequest(message);
      if (!read.ok) {
        if (read.id !== null) send({ replyTo: read.id, outcome: 'refused', code: read.code, why: read.why });
        return;
      }
      const { request } = read;
      const before = answers.get(request.id);
      if (!before && isFlood()) {
        send({ replyTo: request.id, outcome: 'refused', code: 'too-many', why: null });
        return;
      }
      const answer = await (before ?? begin(request.id, () => carryOut(request, desk)));
      if (request.command === 'GetState') {
        told = '';
        changed();
      }
      send({ replyTo: request.id, ...answer });
    },
  };
}
