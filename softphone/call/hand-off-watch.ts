import { type CallState, picture } from './call-state.ts';

/** With which call to read what an AI agent handed over; again whenever `key` changes. */
export interface HandOffWatch {
  readonly contactId: string;
  readonly key: string;
  /** It rings here: the ledger may not know yet that this desk is one to tell. */
  readonly isNew: boolean;
}

/** Null while there is nothing to read: no call, one that is dialled from here, or one that is only listened to. */
export function handOffWatch(state: CallState): HandOffWatch | null {
  const drawn = picture(state);
  if (!drawn || drawn.phase === 'calling' || drawn.phase === 'listening') return null;
  const { call, phase, memory } = drawn;
  if (phase === 'wrap-up' && !memory.talked) return null;
  // Who has accepted may read more than who has not.
  return { contactId: call.contactId, key: `${call.contactId} ${phase === 'ringing'}`, isNew: phase === 'ringing' };
}
