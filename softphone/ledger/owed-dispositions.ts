import type { QueueDispositions } from '../call/disposition.ts';

/** A call that has left the desk before its agent had said what it was about. */
export interface OwedDisposition {
  readonly contactId: string;
  readonly asks: QueueDispositions;
  /** The customer's number; null where it is not known. */
  readonly number: string | null;
  /** When it left, in milliseconds of the browser's clock. */
  readonly leftAtMs: number;
}

/** Calls that are still asked about, the oldest first; kept over a reload of the page, in this tab. */
export interface OwedDispositions {
  all(): readonly OwedDisposition[];
  add(one: OwedDisposition): void;
  remove(contactId: string): void;
}

/** More are not asked about at once: the oldest are given up. */
const MOST = 20;

/** @param login what another agent owes in the same tab stays theirs */
export function owedDispositions(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, login: string): OwedDispositions {
  const key = `dispositions ${login} owed`;
  const stored = storage.getItem(key);
  let owed: readonly OwedDisposition[] = stored === null ? [] : (JSON.parse(stored) as readonly OwedDisposition[]);
  const keep = (next: readonly OwedDisposition[]): void => {
    owed = next.slice(-MOST);
    if (owed.length === 0) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(owed));
  };
  const without = (contactId: string) => owed.filter((one) => one.contactId !== contactId);
  return {
    all: () => owed,
    add: (one) => keep([...without(one.contactId), one]),
    remove: (contactId) => keep(without(contactId)),
  };
}
