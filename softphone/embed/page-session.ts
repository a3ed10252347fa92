import type { PageOutcome, PageRefusal, PageReply, PageStateEvent } from '../../contract/page-protocol.ts';
import { carryOut, type PageDesk } from './carry-out.ts';
import type { PageMemory } from './page-memory.ts';
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
  readonly memory: PageMemory;
}

/** Commands that may wait for an answer, and ids that are remembered: a page that sends more is in a loop. */
const MOST_OPEN = 10;
const MOST_REMEMBERED = 200;

/** Talks with one page. Each command is carried out once, however often its id comes. */
export function pageSession({ desk, shown, send, now, memory }: PageSessionOptions): PageSession {
  const { answers } = memory;
  let told = '';

  const begin = (id: string, said: string, what: () => Promise<PageOutcome>): Promise<PageOutcome> => {
    memory.open += 1;
    const answer = what()
      .catch((): PageOutcome => ({ outcome: 'refused', code: 'not-now', why: 'desk-failed' }))
      .finally(() => {
        memory.open -= 1;
      });
    answers.set(id, { said, answer });
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
      const inPace = memory.isInPace();
      const read = readRequest(message);
      const id = read.ok ? read.request.id : read.id;
      if (id === null) return;
      const refuse = (code: PageRefusal, why: string | null): void => send({ replyTo: id, outcome: 'refused', code, why });
      if (!inPace) return refuse('too-many', null);
      if (!read.ok) return refuse(read.code, read.why);
      const { request } = read;
      const [said, before] = [JSON.stringify(request), answers.get(id)];
      if (before && before.said !== said) return refuse('bad-message', 'the id is of another command');
      if (!before && memory.open >= MOST_OPEN) return refuse('too-many', null);
      const answer = await (before?.answer ?? begin(id, said, () => carryOut(request, desk, now())));
      if (request.command === 'GetState') {
        told = '';
        changed();
      }
      send({ replyTo: id, ...answer });
    },
  };
}
