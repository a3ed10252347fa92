import type { Call, Line } from './model.ts';

/** The party id of the customer in every call. */
export const CUSTOMER = 'customer';
/** What a held line hears without a hold flow of its own (the instance's default one). */
const HOLD_MUSIC = 'hold music';

/** The line has not ended: connecting, connected or held. */
export const isLive = (line: Line): boolean => line.state !== 'disconnected';

/** Live lines that count as participants: monitoring supervisors do not, barged ones neither (they stand beside the limit). */
export const participants = (call: Call): Line[] => call.lines.filter((line) => isLive(line) && line.kind !== 'supervisor');

/** The customer's line: the newest, as a callback makes a second one. */
export const customerLine = (call: Call): Line | undefined => call.lines.findLast((line) => line.kind === 'customer');

/** On the bridge with sound both ways: connected, not held, somebody at its end, no silent listener. */
const onBridge = (line: Line) => line.state === 'connected' && !line.held && line.person !== null && line.monitoring !== 'SILENT_MONITOR';

/** Two people hear and can speak to one another. Being muted does not part them: it is theirs to undo. */
export const together = (one: Line, other: Line): boolean => one !== other && onBridge(one) && onBridge(other);

/** Every pair of lines that are together now. */
export function pairsTogether(call: Call): [Line, Line][] {
  const on = call.lines.filter(onBridge);
  return on.flatMap((one, index) => on.slice(index + 1).map((other): [Line, Line] => [one, other]));
}

/** What the person on a line hears: nobody, hold music, what a flow plays, or the people they are bridged with. */
export function hears(line: Line): readonly string[] {
  if (line.state !== 'connected') return [];
  if (line.held) return [line.holdFlow.sound ?? HOLD_MUSIC];
  const people = line.contact.call.lines
    .filter((other) => other !== line && onBridge(other) && !other.muted)
    .map((other) => other.person ?? '');
  // The customer of a cold transfer hears a leg both as their own contact and as the unanswered line: once is enough.
  return [...new Set([...people, ...soundsFor(line)])];
}

// An unanswered leg is heard by those bridged with it; a customer without an agent hears their own contact's flow.
function soundsFor(line: Line): string[] {
  const legs = line.contact.call.lines.filter(
    (other) => other !== line && other.state === 'connected' && !other.held && other.person === null,
  );
  const own = line.kind === 'customer' ? [line.contact.flow.sound] : [];
  return [...own, ...legs.map((leg) => leg.contact.flow.sound)].filter((sound) => sound !== null);
}
