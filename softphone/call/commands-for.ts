import { type CallState, picture as draw } from './call-state.ts';
import { COMMANDS, type Command, type CommandName, laneOf, ROW_COMMANDS, type RowCommandName } from './command.ts';
import { isLed, isSelfHeld } from './parties.ts';
import type { Picture } from './picture.ts';
import { type Availability, no, type Reason } from './reason.ts';
import { lineRule } from './row-rules.ts';
import { RULES } from './rules.ts';

/** Is given what a rule has thrown: its command alone is off. */
type OnFault = (fault: unknown) => void;

/** Every command of the desk: enabled, or the reason why not. */
export function commandsFor(state: CallState, now: number, onFault?: OnFault): Readonly<Record<CommandName, Availability>> {
  const picture = draw(state);
  const of = (name: CommandName) =>
    judged(() => availability(state, picture, name, () => (picture ? RULES[name](picture, now) : no('no-call'))), onFault);
  return Object.fromEntries(COMMANDS.map((name) => [name, of(name)])) as Record<CommandName, Availability>;
}

/** The commands of one party's row. */
export function rowCommandsFor(state: CallState, connectionId: string): Readonly<Record<RowCommandName, Availability>> {
  const picture = draw(state);
  const of = (name: RowCommandName) =>
    judged(() => availability(state, picture, name, () => (picture ? lineRule(name, picture, connectionId) : no('no-call'))));
  return Object.fromEntries(ROW_COMMANDS.map((name) => [name, of(name)])) as Record<RowCommandName, Availability>;
}

/** One wish, with the line it names. */
export function availabilityOf(state: CallState, command: Command, now: number): Availability {
  const connectionId = 'connectionId' in command ? command.connectionId : undefined;
  if (connectionId === undefined) return commandsFor(state, now)[command.name];
  return rowCommandsFor(state, connectionId)[command.name as RowCommandName];
}

function judged(rule: () => Availability, onFault: OnFault = () => {}): Availability {
  try {
    return rule();
  } catch (fault) {
    onFault(fault);
    return no('desk-failed');
  }
}

function availability(state: CallState, picture: Picture | null, name: CommandName, rule: () => Availability): Availability {
  if (state.links.phone.state !== 'up') return no('phone-lost');
  if (!picture) return no('no-call');
  const moment = picture.phase === 'handing-over' ? 'handing-over' : reasonOfPhase(picture, name);
  if (moment) return no(moment);
  return state.pending[laneOf({ name } as Command)] ? no('waiting-for-phone') : rule();
}

const OPENING: readonly CommandName[] = ['Accept', 'Decline'];
/** What leaves the customer with nobody, should whoever does it be on hold. */
const TAKES_PLACES: readonly CommandName[] = ['Hold', 'Swap', 'Return'];
/** One's own part of a call, and what is off for reasons of its own: the rest is for whoever leads. */
const FOR_THE_LED: readonly CommandName[] = ['Accept', 'Decline', 'Clear', 'Mute', 'Unmute', 'Cancel', 'They answered', 'Hang up'];

/** Before and after the talk all but a few commands are off for one reason. */
function reasonOfPhase(picture: Picture, name: CommandName): Reason | null {
  const { phase } = picture;
  if (phase === 'ringing') return OPENING.includes(name) ? null : 'accept-first';
  if (phase === 'wrap-up') return name === 'Clear' ? null : 'call-ended';
  if (phase === 'calling') return name === 'Hang up' || OPENING.includes(name) ? null : 'not-connected-yet';
  if (phase === 'listening') return name === 'Hang up' ? null : 'listening';
  if (isLed(picture) && !FOR_THE_LED.includes(name)) return 'led-by-asker';
  return isSelfHeld(picture) && TAKES_PLACES.includes(name) ? 'self-held' : null;
}
