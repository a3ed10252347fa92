import type { CallMemory } from './call/memory.ts';

/** Keeps what was remembered of a call over a reload of the page, in this tab only. It holds no number. */
export interface CallMemoryStore {
  read(contactId: string): CallMemory | null;
  write(memory: CallMemory): void;
  forget(contactId: string): void;
}

const keyOf = (contactId: string): string => `call ${contactId}`;

export const callMemoryStore = (storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): CallMemoryStore => ({
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
});
