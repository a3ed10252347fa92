import type { ConnectionShape } from '../agent-port.ts';
import { customerLine, isLive } from '../calls/bridge.ts';
import type { DeskEntry, Line } from '../calls/model.ts';
import { chatMedia } from '../chat/media.ts';
import { type Core, isMultiParty } from '../core.ts';
import { INTERNAL_TRANSFER, phoneEndpoint } from './endpoint.ts';

/** With `holdSeenLate`: how much later than the connect. */
export const HOLD_SEEN_AFTER_MS = 150;

/** Lines of a call that one agent's desk shows beside the agent's own: the customer, then third parties in the order of addition. */
export function visibleLines(core: Core, entry: DeskEntry): Line[] {
  const customer = customerLine(entry.contact.call);
  const others = entry.contact.call.lines.filter((line) => line !== customer && line !== entry.line && line.contact !== entry.contact);
  const seen = others.filter((line) => wasThere(line, entry) && maySee(core, line, entry));
  return customer && wasThere(customer, entry) ? [customer, ...seen] : seen;
}

// What ended before this desk was offered the contact was never on it.
const wasThere = (line: Line, entry: DeskEntry) => line.endedAtMs === null || line.endedAtMs >= entry.createdAtMs;

// Three-party mode shows an agent the customer and the legs they added; multi-party mode everybody. A silent listener is shown to nobody.
function maySee(core: Core, line: Line, entry: DeskEntry): boolean {
  if (line.kind === 'supervisor') return line.monitoring === 'BARGE';
  return isMultiParty(core) || line.addedBy === entry.agent || (line.kind === 'external' && line.addedBy === null);
}

/** The line behind a connection id of this desk; undefined for an unknown id. */
export function lineOf(core: Core, entry: DeskEntry, connectionId: unknown): Line | undefined {
  const lines = entry.line ? [entry.line, ...visibleLines(core, entry)] : visibleLines(core, entry);
  return lines.find((line) => connectionIdOf(core, entry, line) === connectionId);
}

/** The id under which this desk knows a line: every desk has its own. */
export function connectionIdOf(core: Core, entry: DeskEntry, line: Line | null): string {
  const key = line === null || line === entry.line ? 'self' : line.id;
  const known = entry.connectionIds.get(key);
  if (known) return known;
  const made = core.newId();
  entry.connectionIds.set(key, made);
  return made;
}

/** All connections of a contact as one desk shows them: the agent's own first, then the customer, then third parties. */
export function connectionsOf(core: Core, entry: DeskEntry): ConnectionShape[] {
  return [ownConnection(core, entry), ...visibleLines(core, entry).map((line) => connectionShape(core, entry, line))];
}

function ownConnection(core: Core, entry: DeskEntry): ConnectionShape {
  const { line } = entry;
  // The place on the bridge was there before the agent; for the agent it begins with the answer.
  const state = line
    ? ownState(core, entry, line)
    : { type: entry.state === 'error' ? 'disconnected' : 'connecting', atMs: entry.changedAtMs };
  return {
    ...shape(core, entry, line, state),
    type: line?.monitoring ? 'monitoring' : 'agent',
    initial: false,
    ...endpoint(null),
    quickConnectName: null,
  };
}

function ownState(core: Core, { contact }: DeskEntry, line: Line) {
  const { type, atMs } = stateOf(line);
  const others = contact.call.lines.filter((other) => other !== line && isLive(other));
  const shownHeld = core.assumptions.ownLegWhileCustomerHeld === 'hold' && others.length === 1 && others[0]?.held;
  return { type: shownHeld && type === 'connected' ? 'hold' : type, atMs: Math.max(atMs, line.personAtMs ?? 0) };
}

function connectionShape(core: Core, entry: DeskEntry, line: Line): ConnectionShape {
  const isCustomer = line.kind === 'customer';
  return {
    ...shape(core, entry, line, isCustomer ? customerState(core, entry, line) : stateOf(line)),
    type: connectionType(entry, line),
    initial: isCustomer,
    ...endpoint(line.phoneNumber ?? INTERNAL_TRANSFER),
    quickConnectName: seesName(core, entry, line) ? line.quickConnectName : null,
  };
}

function connectionType(entry: DeskEntry, line: Line): ConnectionShape['type'] {
  if (line.kind === 'supervisor') return 'monitoring';
  if (line.kind !== 'customer') return 'outbound';
  // For those invited later the first connection is inbound even when the call was dialled (amazon-connect-streams issue 639).
  return line.dialled && entry.contact.invitation === null ? 'outbound' : 'inbound';
}

function seesName(core: Core, entry: DeskEntry, line: Line): boolean {
  if (core.assumptions.quickConnectNameSeenBy === 'the-adder') return line.addedBy === entry.agent;
  return line.addedBefore.includes(entry.agent);
}

const stateOf = (line: Line) => ({ type: typeOf(line), atMs: line.changedAtMs });

function typeOf(line: Line): string {
  if (line.state !== 'connected') return line.state;
  if (line.monitoring) return line.monitoring.toLowerCase();
  return line.held ? 'hold' : 'connected';
}

// In three-party mode a consulted agent has one other connection, which may stand for the customer or for the whole call.
function customerState(core: Core, entry: DeskEntry, line: Line) {
  if (line.held && isTooEarlyForHold(core, entry)) return { ...stateOf(line), type: 'connected' };
  const asker = entry.contact.call.lines.find((other) => other.agent !== null && other.agent === entry.contact.invitation?.by);
  const wholeCall = !isMultiParty(core) && core.assumptions.threePartyInitialLeg === 'whole-call';
  return wholeCall && asker && isLive(asker) ? stateOf(asker) : stateOf(line);
}

// amazon-connect-streams issue 893: the hold is missing in the update that says connected.
const isTooEarlyForHold = (core: Core, entry: DeskEntry) =>
  core.assumptions.holdSeenLate && entry.contact.invitation !== null && core.clock.now() - entry.changedAtMs < HOLD_SEEN_AFTER_MS;

function shape(core: Core, entry: DeskEntry, line: Line | null, state: { readonly type: string; readonly atMs: number }) {
  const own = line === entry.line;
  return {
    connectionId: connectionIdOf(core, entry, line),
    state: { type: state.type, timestamp: new Date(state.atMs).toISOString() },
    mute: line?.muted ?? false,
    forcedMute: line?.forcedMute ?? false,
    monitorCapabilities: line?.kind === 'supervisor' && own ? ['SILENT_MONITOR', 'BARGE'] : null,
    monitorStatus: line?.monitoring ?? null,
    monitoringInfo: null,
    capabilities: null,
    softphoneMediaInfo: own && !entry.contact.call.chat ? softphoneMedia() : null,
    chatMediaInfo: own && line ? chatMedia(entry.contact.call, line) : null,
  };
}

// Streams reads either name.
const endpoint = (phoneNumber: string | null) => ({ endpoint: phoneEndpoint(phoneNumber), address: phoneEndpoint(phoneNumber) });

const softphoneMedia = () => ({
  callType: 'audio_only',
  autoAccept: false,
  mediaLegContextToken: null,
  callContextToken: null,
  callConfigJson: null,
});
