import { type BookStore, bookStore } from './directory/book-store.ts';
import { EMPTY_BOOK, type PersonalBook } from './directory/personal-book.ts';

/** What the picker remembers of the agent the phone belongs to. Before there is one it remembers nothing. */
export interface AgentBook {
  read(): PersonalBook;
  change(how: (book: PersonalBook) => PersonalBook): PersonalBook;
}

export interface AgentBookOptions {
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** The ARN of the agent the phone belongs to; undefined while none is known. */
  readonly agentArn: () => string | undefined;
  readonly now: () => number;
}

export function agentBook({ storage, agentArn, now }: AgentBookOptions): AgentBook {
  const stores = new Map<string, BookStore>();
  const mine = (): BookStore | null => {
    const arn = agentArn();
    if (arn === undefined) return null;
    const store = stores.get(arn) ?? bookStore(storage, arn);
    stores.set(arn, store);
    return store;
  };
  return {
    read: () => mine()?.read(now()) ?? EMPTY_BOOK,
    change: (how) => mine()?.change(how, now()) ?? EMPTY_BOOK,
  };
}
