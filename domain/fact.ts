/** Who told a fact. None is complete, none is ordered, all repeat. */
export type Source = 'flow' | 'event' | 'agent-event' | 'action' | 'record';

/**
 * The grow-only string sets of a leg. Elements:
 * - root, prev, related, agent, queue, method, channel: `<source>|<value>`
 * - target: `<source>|<kind>|<id>`, kind `agent` | `queue` | `external`; what the consult was dialled to
 * - reason: `<source>|<DisconnectReason>`; endpoint: `<source>|<E.164>` of the customer's end of that leg
 * - ev: `<EVENT TYPE>|<instant>`, the event type as Connect has it, plus what an event tells beside it (`INITIATED`, `QUEUED`,
 *   `CONNECTED_TO_SYSTEM`, `CONNECTED_TO_AGENT`, `DISCONNECTED`, `COMPLETED`, `ACW_STARTED`, `ACW_ENDED`, `LEG_STARTED` from the flow;
 *   `NO_AGENT`: an end that named no agent). An instant without milliseconds is known to the second only.
 * - st: `<agentArn>|<STATE>|<instant>`, `GONE` once it left the desk; act: `<actionId>|<agent>|<verb>|<instant>|<skew in ms>`
 *
 * A fact that carries a contact record carries no elements: what a record tells is read out of the record, and a newer copy replaces
 * all of it.
 */
export const FACT_SETS = [
  'root',
  'prev',
  'related',
  'agent',
  'queue',
  'method',
  'channel',
  'target',
  'reason',
  'endpoint',
  'ev',
  'st',
  'act',
] as const;
export type FactSet = (typeof FACT_SETS)[number];

/** What one message tells about one contact: set elements to add, and the contact record when the message is one. */
export interface Fact {
  readonly contactId: string;
  readonly add: Readonly<Partial<Record<FactSet, readonly string[]>>>;
  readonly record?: StoredRecord;
}

/** A contact record as kept: canonical JSON and its version, `LastUpdateTimestamp#sha256(json)`; the greater version wins. */
export interface StoredRecord {
  readonly json: string;
  readonly version: string;
}

/** All facts known of one contact: what a LEG item holds. Sets are sorted and without repetition. */
export interface LegFacts {
  readonly contactId: string;
  readonly sets: Readonly<Partial<Record<FactSet, readonly string[]>>>;
  readonly record?: StoredRecord;
}
