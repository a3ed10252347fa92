import type { CallMemory } from './memory.ts';
import { type Picture, type Third, thirdById } from './picture.ts';
import type { CallSeen } from './snapshot.ts';

/**
 * What became of a call that ended for this agent. `with-them`: the second signal says that somebody is on a leg the customer
 * was left with, and who; `taken-over`: they were, and have left since; `handing-over`: not known yet; `not-taken`: those legs ended unanswered.
 */
export type Fate =
  | { readonly what: 'with-them' | 'taken-over' | 'handing-over' | 'not-taken'; readonly who: readonly Third[] }
  | { readonly what: 'hung-up' | 'left' | 'away' | 'declined' | 'not-accepted' | 'not-reached' | 'ended' };

export function fateOf(drawn: Picture): Fate {
  const { call, memory } = drawn;
  if (call.phase === 'failed' && !memory.talked) return { what: notConnected(call.direction, memory) };
  if (memory.ending?.how === 'handed-over') {
    const { with: ids } = memory.ending;
    return handedOver(
      memory,
      ids.map((id) => thirdById(drawn, id)),
    );
  }
  const how = memory.ending?.how;
  return { what: how === 'hung-up' || how === 'left' || how === 'away' ? how : 'ended' };
}

/** A missed and a refused voice contact look alike to the phone: only what this desk did itself tells. */
function notConnected(direction: CallSeen['direction'], { ending, calledBack }: CallMemory): 'declined' | 'not-accepted' | 'not-reached' {
  if (ending?.how === 'declined') return 'declined';
  return direction === 'outbound' || calledBack ? 'not-reached' : 'not-accepted';
}

const UNTAKEN = ['not-answered', 'declined', 'failed', 'cancelled'];

/** Told from after the agent left only: what was known before proves nothing. An outside number that had answered has no agent to name. */
function handedOver(memory: CallMemory, left: readonly Third[]): Fate {
  const stay = left.filter(({ known: { leg, target } }) => leg?.live || (target?.kind === 'external' && !leg?.ended));
  if (stay.length > 0 && memory.ownLegOver) return { what: 'with-them', who: stay };
  const took = left.filter(({ known: { leg } }) => leg?.outlasted);
  if (took.length > 0) return { what: 'taken-over', who: took };
  const untaken = left.length > 0 && left.every(({ known: { leg } }) => leg?.outcome && UNTAKEN.includes(leg.outcome));
  return { what: untaken ? 'not-taken' : 'handing-over', who: left };
}

/** Why a third party's line ended, as far as it is known. */
export type GoneWhy = 'cancelled' | 'dropped' | 'left' | 'declined' | 'busy' | 'no-such-number' | 'failed' | 'not-answered';

/**
 * Admin Guide, "contact records data model", DisconnectReason. Only the record says why an outside line ended, a minute later: until then
 * they could not be reached.
 */
const WHY_OF: Readonly<Record<string, GoneWhy>> = {
  TELECOM_BUSY: 'busy',
  TELECOM_NUMBER_INVALID: 'no-such-number',
};

export function goneWhy({ known, reach }: Third): GoneWhy {
  if (known.endedHere) return known.endedHere;
  if (known.answered !== null || known.wasHere || reach === 'there') return 'left';
  const { outcome, endReason } = known.leg ?? {};
  const byNetwork = WHY_OF[endReason ?? ''];
  if (byNetwork) return byNetwork;
  if (known.target?.kind === 'external' && !endReason) return 'failed';
  return outcome === 'declined' || outcome === 'failed' ? outcome : 'not-answered';
}
