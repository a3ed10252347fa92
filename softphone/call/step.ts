import type { Endpoint } from './endpoint.ts';
import { coldTarget, liveLine, someoneStays, thirdWith } from './parties.ts';
import type { Picture } from './picture.ts';
import type { Reason } from './reason.ts';
import type { CallSeen } from './snapshot.ts';
import { isThere } from './third.ts';

/** One call of the phone within a command, or one wait. Each is confirmed by a snapshot before the next is sent. */
export type Step =
  | { readonly do: 'accept' | 'decline' | 'clear' | 'conference' }
  | { readonly do: 'hold' | 'resume' | 'drop' | 'await-line'; readonly connectionId: string }
  /** `to` is the line that comes back. */
  | { readonly do: 'toggle'; readonly to: string }
  | { readonly do: 'mute'; readonly connectionId: string; readonly muted: boolean }
  /** `before`: the lines there were, so that the new one is told from them. */
  | { readonly do: 'consult'; readonly endpoint: Endpoint; readonly before: readonly string[] }
  /** Ends the own line. `for`: who must be there to stay with the customer, if anybody must. */
  | { readonly do: 'leave'; readonly needs: 'somebody-there' | 'somebody-reached' | 'nobody' };

/** Whether a snapshot shows what the step was for. `call` is null when the contact is gone. */
export function isDone(step: Step, call: CallSeen | null): boolean {
  if (!call) return step.do !== 'consult';
  const over = call.phase === 'ended' || call.phase === 'failed';
  const state = (connectionId: string) => call.lines.find((line) => line.connectionId === connectionId)?.state ?? 'disconnected';
  const others = call.lines.filter((line) => line.role === 'customer' || line.role === 'third');
  switch (step.do) {
    case 'accept':
      return call.phase === 'connected';
    case 'decline':
    case 'leave':
      return over;
    case 'clear':
      // Gone, or it rings anew before a snapshot without it was seen.
      return !over;
    case 'hold':
      return state(step.connectionId) === 'hold';
    case 'resume':
      return state(step.connectionId) === 'connected';
    case 'drop':
      return state(step.connectionId) === 'disconnected';
    case 'await-line':
      return state(step.connectionId) === 'connected';
    case 'toggle':
      return others.every(({ connectionId, state }) => state === 'disconnected' || (state === 'connected') === (connectionId === step.to));
    case 'conference':
      return others.every(({ state }) => state === 'disconnected' || state === 'connected');
    case 'mute':
      return call.lines.some((line) => line.connectionId === step.connectionId && line.muted === step.muted);
    case 'consult':
      return call.lines.some((line) => line.role === 'third' && !step.before.includes(line.connectionId));
  }
}

/** Why a step can no longer come true, sent or not: the line it is about has ended. */
export function isHopeless(step: Step, picture: Picture): Reason | null {
  const id = step.do === 'toggle' ? step.to : 'connectionId' in step ? step.connectionId : null;
  if (id === null || liveLine(picture, id) || picture.self?.connectionId === id) return null;
  return 'line-gone';
}

/** Why a step may no longer be sent, judged by the newest snapshot; null while it may. */
export function isUnsafe(step: Step, picture: Picture): Reason | null {
  if (step.do === 'leave') return leaveIsUnsafe(step.needs, picture);
  if (step.do === 'conference') return picture.thirds.every(isThere) ? null : 'still-rings';
  return null;
}

/** The heart of the promise: no leave goes out that would leave the customer with nobody. */
function leaveIsUnsafe(needs: Extract<Step, { do: 'leave' }>['needs'], picture: Picture): Reason | null {
  if (needs === 'nobody' || someoneStays(picture)) return null;
  if (picture.customer === null) return 'customer-gone';
  const reached = coldTarget(picture);
  return needs === 'somebody-reached' && reached?.reach === 'waiting' && thirdWith(picture, reached.line.connectionId)
    ? null
    : 'nobody-to-stay';
}
