import { type CallState, picture } from './call-state.ts';
import { isOriginOpen } from './origin.ts';

/** Whose note to read, again whenever `key` changes, and whether to go on reading it. */
export interface NoteWatch {
  readonly contactId: string;
  readonly key: string;
  readonly follow: boolean;
  /** The ledger may not know yet that this desk is one to tell. */
  readonly isNew: boolean;
}

/** Null while there is no note to read: no call, one that rings and that certainly nobody asked this agent into, or a call that is only listened to. */
export function noteWatch(state: CallState): NoteWatch | null {
  const drawn = picture(state);
  if (!drawn || drawn.phase === 'calling' || drawn.phase === 'listening') return null;
  const { call, phase, thirds, memory } = drawn;
  const mayBeAskedIn = call.askedIn === true || isOriginOpen(call, memory);
  if (phase === 'ringing' && !mayBeAskedIn) return null;
  if (phase === 'wrap-up' && !memory.talked) return null;
  const key = [call.contactId, phase === 'ringing', phase === 'wrap-up', thirds.length].join(' ');
  const follow = phase !== 'wrap-up' && (mayBeAskedIn || thirds.length > 0);
  return { contactId: call.contactId, key, follow, isNew: phase === 'ringing' };
}

/** Whether the agent may write now: they are on the call. */
export const mayWriteNote = (state: CallState): boolean => state.call?.phase === 'connected' && noteWatch(state) !== null;
