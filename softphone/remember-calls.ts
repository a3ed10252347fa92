import type { Conductor } from './call/conductor.ts';
import type { CallMemoryStore } from './call-memory-store.ts';

/** Recalls what this tab knew of a call when its first snapshot comes, and keeps it from then on until the call is cleared. */
export function rememberCalls(desk: Conductor, store: CallMemoryStore): void {
  let contactId: string | null = null;
  desk.onChange(({ memory }) => {
    const before = contactId;
    contactId = memory?.contactId ?? null;
    if (before !== null && before !== contactId) store.forget(before);
    if (!memory) return;
    const kept = before === contactId ? null : store.read(memory.contactId);
    if (kept) desk.tell({ type: 'recall', memory: kept });
    else store.write(memory);
  });
}
