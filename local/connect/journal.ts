import type { Contact } from './calls/model.ts';

/** Something the instance tells the outside about a contact. */
export type Notice =
  | {
      readonly kind: 'contact-event';
      readonly eventType: string;
      readonly contact: Contact;
      readonly updatedProperties?: readonly string[];
    }
  | { readonly kind: 'contact-record'; readonly contact: Contact };

/** Takes what changed in one step, after the step. */
export type Observer = (notices: readonly Notice[]) => void;

/** Every change of the instance's state goes through here, so that truth, notices and snapshots always see whole steps. */
export interface Journal {
  /** Runs one step; when the outermost step has ended, the observers are told in their order. */
  change<T>(step: () => T): T;
  tell(notice: Notice): void;
  /** Observers run in the order they were added: the truth first. */
  observe(observer: Observer): () => void;
}

/** An empty journal. */
export function createJournal(): Journal {
  const observers = new Set<Observer>();
  let notices: Notice[] = [];
  let depth = 0;
  const close = () => {
    const told = notices;
    notices = [];
    for (const observer of observers) observer(told);
  };
  return {
    change: (step) => {
      depth += 1;
      try {
        return step();
      } finally {
        depth -= 1;
        if (depth === 0) close();
      }
    },
    tell: (notice) => {
      notices.push(notice);
    },
    observe: (observer) => {
      observers.add(observer);
      return () => observers.delete(observer);
    },
  };
}
