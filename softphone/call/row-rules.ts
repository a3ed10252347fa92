import type { CommandName, RowCommandName } from './command.ts';
import { isSelfHeld, liveLine, mayControl, thirdWith } from './parties.ts';
import type { Picture } from './picture.ts';
import { type Availability, no, YES } from './reason.ts';
import type { Line } from './snapshot.ts';
import { isHeard, isThere } from './third.ts';

type LineRule = (picture: Picture, line: Line) => Availability;

/** A third who has not answered hears nobody yet: there is nothing to hold or to mute, and a hold would meet them when they answer. */
const isStillCalled = (picture: Picture, line: Line): boolean => {
  const third = thirdWith(picture, line.connectionId);
  return third !== undefined && !isThere(third);
};

const hold: LineRule = (picture, line) => {
  if (line.state === 'hold') return no('already-held');
  if (line.state !== 'connected') return no('still-rings');
  if (!mayControl(picture, line)) return no('only-first-agent');
  return isStillCalled(picture, line) ? no('still-rings') : YES;
};

/** The customer's own Resume would join them to a private consult unasked, so there it is Return or Conference. */
const resume: LineRule = (picture, line) => {
  if (line.state !== 'hold') return no('not-held');
  if (line.role === 'customer' && picture.phase === 'private') return no('customer-held-by-consult');
  if (line.role === 'customer' && isSelfHeld(picture) && !picture.thirds.some(isHeard)) return no('self-held');
  if (isStillCalled(picture, line)) return no('still-rings');
  return mayControl(picture, line) ? YES : no('only-first-agent');
};

/** Others are muted in multi-party calls only (Admin Guide, "Multi-party calls"). */
const mute: LineRule = (picture, line) => {
  if (line.muted) return no('already-muted');
  if (line.role === 'self') return YES;
  if (isStillCalled(picture, line)) return no('still-rings');
  return picture.call.multiParty ? YES : no('only-themselves');
};

/** Agents unmute themselves only; nobody takes back a supervisor's mute. */
const unmute: LineRule = (picture, line) => {
  if (!line.muted) return no('not-muted');
  if (line.forceMuted) return no('muted-by-supervisor');
  if (line.role === 'self') return YES;
  const outside = line.role === 'customer' || line.number !== null;
  return picture.call.multiParty && outside ? YES : no('only-themselves');
};

/** Ending the customer's line from their row needs somebody else to talk with; the last talk is ended by Hang up. */
const drop: LineRule = (picture, line) => {
  if (line.role === 'self' || picture.thirds.length === 0) return no('use-hang-up');
  if (line.role === 'customer' && picture.phase === 'reaching') return no('cancel-first');
  if (isStillCalled(picture, line)) return no('cancel-first');
  return mayControl(picture, line) ? YES : no('only-first-agent');
};

/** Swap from a row: this party alone hears the agent, everybody else waits. */
const swap: LineRule = (picture, line) => {
  if (!picture.thirds.every(isThere)) return no('still-rings');
  const third = thirdWith(picture, line.connectionId);
  return third && mayControl(picture, line) ? YES : no('only-first-agent');
};

const LINE_RULES: Readonly<Record<RowCommandName, LineRule>> = {
  Hold: hold,
  Resume: resume,
  Mute: mute,
  Unmute: unmute,
  Swap: swap,
  Drop: drop,
};

/** Whether a command may be given to one line now, once there is a connected call. */
export function lineRule(name: RowCommandName, picture: Picture, connectionId: string): Availability {
  const line = picture.self?.connectionId === connectionId ? picture.self : liveLine(picture, connectionId);
  if (!line) return no('line-gone');
  return picture.call.phase === 'connected' ? LINE_RULES[name](picture, line) : no('not-connected-yet');
}

type Rule = (picture: Picture) => Availability;

const onCustomer =
  (name: RowCommandName): Rule =>
  (picture) =>
    picture.customer ? lineRule(name, picture, picture.customer.connectionId) : no('no-customer');

const onSelf =
  (name: RowCommandName): Rule =>
  (picture) =>
    picture.self ? lineRule(name, picture, picture.self.connectionId) : no('listening');

/** The same commands without a name beside them: Hold and Resume mean the customer, Mute the agent, Drop the party added last. */
export const lineRules: Readonly<Record<Extract<CommandName, 'Hold' | 'Resume' | 'Mute' | 'Unmute' | 'Drop'>, Rule>> = {
  Hold: onCustomer('Hold'),
  Resume: onCustomer('Resume'),
  Mute: onSelf('Mute'),
  Unmute: onSelf('Unmute'),
  Drop: (picture) => (picture.focus ? lineRule('Drop', picture, picture.focus.line.connectionId) : no('no-consult')),
};
