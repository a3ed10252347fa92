import type { CallState } from './call-state.ts';
import { picture } from './call-state.ts';
import { fateOf } from './fate.ts';
import { isOriginOpen } from './origin.ts';
import { isLed } from './parties.ts';
import type { Picture, Third } from './picture.ts';

/** How long the second signal is followed after a third party's line, or the agent's own, has ended. */
const SETTLES_WITHIN_MS = 60_000;

/** How long after a change the second signal is asked often, whether or not it sends news: whether the agent who leads has left, where a call comes from. */
const DUE_WITHIN_MS = 10_000;

/** What to ask the second signal about: the call, what it was asked for (a new `key` asks at once), and whether to go on asking. */
export interface LegWatch {
  readonly contactId: string;
  readonly key: string;
  readonly follow: boolean;
  /** Whether the agent waits to know who has the customer, who leads, or who asks: then no answer waits for a pushed change. */
  readonly isDue: boolean;
}

/** Null while there is nothing to ask: no call, or one not yet accepted which certainly nobody asked this agent into. */
export function legWatch(state: CallState, now: number): LegWatch | null {
  const drawn = picture(state);
  if (!drawn || drawn.phase === 'calling') return null;
  const { call, phase, thirds } = drawn;
  if (phase === 'ringing' && !call.askedIn && !isUnclear(drawn)) return null;
  const key = [call.contactId, phase, thirds.length].join(' ');
  const follow = isOpen(drawn, now) || isUnclear(drawn);
  return { contactId: call.contactId, key, follow, isDue: follow && isDue(drawn, now) };
}

const isDue = (drawn: Picture, now: number): boolean =>
  drawn.phase === 'wrap-up' || (isLed(drawn) && hasJustChanged(drawn, now)) || (isUnclear(drawn) && now - drawn.call.since < DUE_WITHIN_MS);

/** Whether anybody asked this agent in is for the ledger to say, while it matters. */
const isUnclear = ({ call, memory, phase }: Picture): boolean => phase !== 'wrap-up' && isOriginOpen(call, memory);

/** Whoever leads may have left: the change of a line is all that the phone shows of it. */
const hasJustChanged = ({ self, customer }: Picture, now: number): boolean =>
  [self, customer].some((line) => line !== null && now - line.since < DUE_WITHIN_MS);

/** A consult is open while somebody is reached or talked with, and until it is known how it ended. */
function isOpen(drawn: Picture, now: number): boolean {
  if (drawn.phase === 'wrap-up') return fateOf(drawn).what === 'handing-over' && now - drawn.call.since < SETTLES_WITHIN_MS;
  return drawn.thirds.length > 0 || isLed(drawn) || (drawn.gone !== null && isSettling(drawn.gone, now));
}

const isSettling = ({ line, known }: Third, now: number): boolean =>
  now - line.since < SETTLES_WITHIN_MS && (known.leg?.outcome ?? 'pending') === 'pending';
