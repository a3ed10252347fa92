import { type Command, laneOf } from './command.ts';
import { type CallMemory, changeThird, type Ending, rememberDial, type ThirdMemory } from './memory.ts';
import { isThere, type Picture, type Third } from './picture.ts';

/** What must be remembered from the press on, because no snapshot will tell it. */
export function noteWish(drawn: Picture, command: Command, now: number): CallMemory {
  const { thirds } = drawn;
  const isNewTurn = laneOf(command) === 'call' && command.name !== 'Clear';
  const memory = isNewTurn ? { ...drawn.memory, ending: null } : drawn.memory;
  switch (command.name) {
    case 'Consult':
      return rememberDial(memory, command.endpoint, now);
    case 'They answered':
      return changeThirds(
        memory,
        thirds.filter(({ reach }) => reach === 'waiting'),
        { answered: 'said', answeredAt: now },
      );
    case 'Cancel':
      return changeThirds(
        memory,
        thirds.filter((third) => !isThere(third)),
        { endedHere: 'cancelled' },
      );
    case 'Return':
      return drawn.focus ? changeThirds(memory, [drawn.focus], { endedHere: isThere(drawn.focus) ? 'dropped' : 'cancelled' }) : memory;
    case 'Drop':
      return changeThird(memory, command.connectionId ?? drawn.focus?.line.connectionId ?? '', { endedHere: 'dropped' });
    case 'Decline':
      return { ...memory, ending: { how: 'declined' } };
    case 'Hang up':
    case 'End for all':
      return { ...memory, ending: { how: 'hung-up' } };
    case 'Transfer':
    case 'Leave':
      return { ...memory, ending: leaving(thirds) };
    default:
      return memory;
  }
}

/** Whoever was asked in and asked nobody further only goes away again. */
const leaving = (thirds: readonly Third[]): Ending =>
  thirds.every(({ known }) => known.wasHere) ? { how: 'left' } : { how: 'handed-over', with: thirds.map(({ line }) => line.connectionId) };

const changeThirds = (memory: CallMemory, thirds: readonly Third[], change: Partial<ThirdMemory>): CallMemory =>
  thirds.reduce((next, { line }) => changeThird(next, line.connectionId, change), memory);
