import { type Command, laneOf } from './command.ts';
import { type CallMemory, changeThird, type Ending, rememberDial, type ThirdMemory } from './memory.ts';
import { isLed, returnsFrom } from './parties.ts';
import type { Picture, Third } from './picture.ts';
import { isThere, reachedOf } from './third.ts';

/** What must be remembered from the press on, because no snapshot will tell it. */
export function noteWish(drawn: Picture, command: Command, now: number): CallMemory {
  const isNewTurn = laneOf(command) === 'call' && command.name !== 'Clear';
  const memory = isNewTurn ? { ...drawn.memory, ending: null } : drawn.memory;
  switch (command.name) {
    case 'Consult':
      return rememberDial(memory, command.endpoint, now);
    case 'They answered':
      return changeThirds(
        memory,
        reachedOf(drawn.thirds).filter(({ reach }) => reach === 'waiting'),
        { answered: 'said', answeredAt: now },
      );
    case 'Cancel':
      return changeThirds(memory, reachedOf(drawn.thirds), { endedHere: 'cancelled' });
    case 'Return': {
      const from = returnsFrom(drawn);
      return from ? changeThirds(memory, [from], { endedHere: isThere(from) ? 'dropped' : 'cancelled' }) : memory;
    }
    case 'Drop': {
      const connectionId = command.connectionId ?? drawn.focus?.line.connectionId ?? '';
      if (connectionId === drawn.customer?.connectionId) return { ...memory, endedCustomer: true };
      return changeThird(memory, connectionId, { endedHere: 'dropped' });
    }
    case 'Decline':
      return { ...memory, ending: { how: 'declined' } };
    case 'Hang up':
    case 'End for all':
      return { ...memory, ending: { how: hungUp(drawn) } };
    case 'Transfer':
    case 'Leave':
      return { ...memory, ending: leaving(drawn) };
    default:
      return memory;
  }
}

/** A supervisor's line, that of whoever is led by another agent, and one beside two others end nothing but themselves. */
function hungUp(drawn: Picture): 'hung-up' | 'left' | 'away' {
  if (drawn.phase === 'listening') return 'left';
  if (drawn.phase === 'customer-gone' && drawn.thirds.filter(isThere).length > 1) return 'left';
  return isLed(drawn) ? 'away' : 'hung-up';
}

/** Whoever was asked in and asked nobody further only goes away again. */
function leaving({ call, thirds }: Picture): Ending {
  if (call.askedIn && !thirds.some(({ known }) => known.askedHere)) return { how: 'left' };
  const there = thirds.filter(isThere);
  return { how: 'handed-over', with: (there.length > 0 ? there : thirds).map(({ line }) => line.connectionId) };
}

const changeThirds = (memory: CallMemory, thirds: readonly Third[], change: Partial<ThirdMemory>): CallMemory =>
  thirds.reduce((next, { line }) => changeThird(next, line.connectionId, change), memory);
