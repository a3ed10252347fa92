import type { QueueDispositions, SaidOfCall } from './disposition.ts';

/** The call that is on stage, as far as what is said of it goes. */
export interface SayableCall {
  readonly contactId: string;
  readonly asks: QueueDispositions | null;
  readonly talked: boolean;
  readonly number: string | null;
}

/** Whether a call that has left the desk is still to be asked about: a code is required, or a text was written that goes nowhere without one. */
export const isLeftUnsaid = ({ asks, talked }: SayableCall, { code, notes }: SaidOfCall): boolean =>
  asks !== null && talked && code === null && (asks.required || notes.trim() !== '');
