import { byText } from './by-text.ts';
import type { LegFacts } from './fact.ts';

/**
 * What the ledger keeps of a contact record: the fields the meaning needs, under our names, and nothing that names a person.
 * Instants ISO 8601 UTC (Connect sends whole seconds), durations in whole seconds (Admin Guide, "contact records data model").
 */
export interface LegRecord {
  readonly root?: string;
  readonly previous?: string;
  readonly related?: string;
  /** `<kind>|<id>` of whom a private chat was for. */
  readonly target?: string;
  /** The contact that was made last from this one, by an invitation or by a flow. */
  readonly next?: string;
  /** The contact was passed on: the record says when, or to which end point. */
  readonly transferred?: true;
  readonly channel?: string;
  readonly method?: string;
  readonly agent?: string;
  /** There was an agent, whom the record does not name in a form that is known. */
  readonly agentUnread?: true;
  readonly queue?: string;
  readonly initiatedAt?: string;
  readonly queuedAt?: string;
  readonly connectedToSystemAt?: string;
  readonly connectedToAgentAt?: string;
  readonly disconnectedAt?: string;
  readonly acwStartedAt?: string;
  readonly acwEndedAt?: string;
  readonly reason?: string;
  /** The outside party's number, on an EXTERNAL_OUTBOUND leg only. */
  readonly endpoint?: string;
  readonly queueSeconds?: number;
  /** Talk with the customer, holds left out: 0 for a pure consult. */
  readonly interactionSeconds?: number;
  readonly externalInteractionSeconds?: number;
  /** The customer on hold while with this agent, whoever held. */
  readonly customerHoldSeconds?: number;
  /** The part of it that this agent began. */
  readonly agentInitiatedHoldSeconds?: number;
  readonly holds?: number;
}

/** Whether a record says that no agent was connected to its contact. */
export const namesNoAgent = (record: LegRecord): boolean => record.agent === undefined && record.agentUnread === undefined;

/** The record as canonical JSON: keys sorted, absent fields absent. */
export const recordJson = (record: LegRecord): string =>
  JSON.stringify(Object.fromEntries(Object.entries(record).sort(([a], [b]) => byText(a, b))));

/** The contact record of a leg; undefined while none has come. It was written by `recordJson`, so it is trusted here. */
export const recordOf = (leg: LegFacts): LegRecord | undefined => (leg.record ? (JSON.parse(leg.record.json) as LegRecord) : undefined);
