import type { CallMemory } from './call/memory.ts';

/** Keeps what was remembered of an agent's call over a reload of the page, in this tab only, until they sign out. It holds no number. */
export interface CallMemoryStore {
  read(contactId: string): CallMemory | null;
  write(memory: CallMemory): void;
  forget(contactId: string): void;
}

/** The store of the agent of this login: `forget-tab.ts` finds its entries by their keys. */
export function callMemoryStore(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, login: string): CallMemoryStore {
  const keyOf = (contactId: string): string => `call ${login} ${contactId}`;
  return {
    read(contactId) {
      const kept = storage.getItem(keyOf(contactId));
      return kept === null ? null : (JSON.parse(kept) as CallMemory);
    },
    write(memory) {
      // The number of a dial under way is only needed until its line shows.
      const dialling = memory.dialling && { ...memory.dialling, number: null };
      storage.setItem(keyOf(memory.contactId), JSON.stringify({ ...memory, dialling }));
    },
    forget: (contactId) => storage.removeItem(keyOf(contactId)),
  };
}
