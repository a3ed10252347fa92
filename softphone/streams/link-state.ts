import type { LinkTrouble } from '../call/link.ts';
import { type AckWatch, heard, look, newAckWatch } from './ack-watch.ts';

/** What is known of the line to Connect, sign by sign. */
export interface LinkState {
  readonly watch: AckWatch;
  readonly signInNeeded: boolean;
  readonly denied: boolean;
  readonly socketLost: boolean;
  /** The CCP's frame was tried as often as Streams tries it. */
  readonly gaveUp: boolean;
  /** The first update has come. */
  readonly opened: boolean;
}

export type LinkSign = 'ack' | 'look' | 'update' | 'sign-in' | 'denied' | 'socket-lost' | 'socket-back' | 'gave-up';

export const newLinkState = (now: number): LinkState => ({
  watch: newAckWatch(now),
  signInNeeded: false,
  denied: false,
  socketLost: false,
  gaveUp: false,
  opened: false,
});

/** An update proves the whole line; everything else only its own part. */
export function readSign(state: LinkState, sign: LinkSign, now: number): LinkState {
  switch (sign) {
    case 'update':
      return { ...newLinkState(now), opened: true };
    case 'ack':
      return { ...state, watch: heard(state.watch, now) };
    case 'look':
      return { ...state, watch: look(state.watch, now) };
    case 'sign-in':
      return { ...state, signInNeeded: true };
    case 'denied':
      return { ...state, denied: true };
    case 'socket-lost':
      return { ...state, socketLost: true };
    case 'socket-back':
      return { ...state, socketLost: false };
    case 'gave-up':
      return { ...state, gaveUp: true };
  }
}

/** Null: the phone can be reached. Undefined: it has not been reached yet, and nothing is known to be wrong. */
export function troubleOf(state: LinkState): LinkTrouble | null | undefined {
  if (state.denied) return 'denied';
  if (state.gaveUp) return 'silent';
  if (state.signInNeeded) return 'sign-in';
  if (!state.opened) return undefined;
  return state.socketLost || state.watch.silent ? 'silent' : null;
}
