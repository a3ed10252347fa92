import type { Third } from './picture.ts';
import { type CallSeen, isCalledBack, type Line } from './snapshot.ts';
import { isHeard, reachedOf } from './third.ts';

/** The states of the desk, one row each in the table of states in this room's README. */
export const PHASES = [
  'ringing',
  'calling',
  'talking',
  'held',
  'reaching',
  'private',
  'swapped',
  'conference',
  'all-held',
  'customer-gone',
  'target-gone',
  'handing-over',
  'wrap-up',
  'listening',
] as const;
export type Phase = (typeof PHASES)[number];

/** What a phase is read from. */
export interface PhaseInput {
  readonly call: CallSeen;
  readonly self: Line | null;
  readonly customer: Line | null;
  readonly thirds: readonly Third[];
  readonly gone: Third | null;
}

/** The phase of a call. After the contact ended its lines tell nothing (amazon-connect-streams issues 695, 868). */
export function phaseOf(input: PhaseInput, leaving: boolean): Phase {
  const { call } = input;
  if (call.phase === 'ended' || call.phase === 'failed') return 'wrap-up';
  if (call.phase !== 'connected') return isDialled(call) ? 'calling' : 'ringing';
  if (input.self === null) return 'listening';
  if (leaving) return 'handing-over';
  if (input.customer === null) return 'customer-gone';
  return input.thirds.length === 0 ? alone(input.customer, input.gone) : together(input.customer, input.thirds);
}

/** The customer is called from here. While it is open who asks, the call may be one to accept. */
const isDialled = (call: CallSeen): boolean => isCalledBack(call) || (call.direction === 'outbound' && call.askedIn === false);

/** Only agent and customer. The target is news for as long as the customer has waited since before it went. */
function alone(customer: Line, gone: Third | null): Phase {
  if (customer.state !== 'hold') return 'talking';
  return gone !== null && customer.since <= gone.line.since ? 'target-gone' : 'held';
}

function together(customer: Line, thirds: readonly Third[]): Phase {
  if (reachedOf(thirds).length > 0) return 'reaching';
  const hears = thirds.some(isHeard);
  if (customer.state === 'hold') return hears ? 'private' : 'all-held';
  return hears ? 'conference' : 'swapped';
}
