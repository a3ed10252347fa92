import type { Consult } from '../../contract/schemas/consult.ts';
import type { Verb } from '../../contract/verbs.ts';
import { applyFact } from '../../domain/apply-fact.ts';
import type { Chain } from '../../domain/consult.ts';
import type { Fact, LegFacts } from '../../domain/fact.ts';
import { foldChain } from '../../domain/fold-chain.ts';
import { parseAgentAction } from '../../domain/parse-agent-action.ts';
import { parseAgentEvent } from '../../domain/parse-agent-event.ts';
import { parseContactEvent } from '../../domain/parse-contact-event.ts';
import { parseContactRecord } from '../../domain/parse-contact-record.ts';
import { parseLegStart } from '../../domain/parse-leg-start.ts';
import type { Parsed } from '../../domain/parsed.ts';
import { rootOf } from '../../domain/root-of.ts';
import { agentEvents } from './agent-events.ts';
import { contactEvents } from './contact-events.ts';
import { contactRecord } from './contact-record.ts';
import { at, type LegPlan } from './leg-plan.ts';
import { legStart } from './leg-start.ts';

/** The facts of a message that must be readable. */
export function factsOf(parsed: Parsed): readonly Fact[] {
  if (!parsed.ok) throw new Error(`${parsed.rejection.code}: ${parsed.rejection.message}`);
  return parsed.facts;
}

export const eventFacts = (legs: readonly LegPlan[]) => legs.flatMap(contactEvents).flatMap((event) => factsOf(parseContactEvent(event)));
export const recordFacts = (legs: readonly LegPlan[]) => legs.flatMap((leg) => factsOf(parseContactRecord(contactRecord(leg))));
export const agentFacts = (legs: readonly LegPlan[]) =>
  legs.flatMap((leg) => agentEvents(leg)).flatMap((event) => factsOf(parseAgentEvent(event)));

/** What the transfer flow tells when a leg to an agent or a team starts. */
export const flowFacts = (legs: readonly LegPlan[]) =>
  legs.filter((leg) => leg.method === 'TRANSFER').flatMap((leg) => factsOf(parseLegStart(legStart(leg))));

export interface LogEntry {
  readonly leg: string;
  readonly agent: string;
  readonly verb: Verb;
  readonly ms: number;
  /** How far this desk's clock is ahead; the skew corrects it unless `uncorrected`. */
  readonly aheadMs?: number;
  readonly uncorrected?: boolean;
}

/** An entry as a desk posts it. @param i its place in the log */
export const actionBody = ({ leg, agent, verb, ms, aheadMs = 0, uncorrected = false }: LogEntry, i: number) => ({
  actionId: `${agent.slice(-4)}-${i}`,
  contactId: leg,
  verb,
  at: at(ms + aheadMs),
  skewMs: uncorrected ? 0 : -aheadMs,
});

export const actionFacts = (log: readonly LogEntry[]) =>
  log.flatMap((entry, i) => factsOf(parseAgentAction(actionBody(entry, i), entry.agent)));

/** The legs of a ledger that was told these facts, in this order. */
export function ledgerOf(facts: readonly Fact[]): readonly LegFacts[] {
  const legs = new Map<string, LegFacts>();
  for (const fact of facts) legs.set(fact.contactId, applyFact(legs.get(fact.contactId), fact));
  return [...legs.values()];
}

/** The chains of a ledger, by root. */
export function chainsOf(facts: readonly Fact[]): readonly Chain[] {
  const legs = ledgerOf(facts);
  return [...new Set(legs.map((leg) => rootOf(leg)))].sort().map((root) => foldChain(root, legs));
}

/** The consult of one leg, which there must be. */
export function consultOn(facts: readonly Fact[], contactId = 'c2'): Consult {
  const consult = chainsOf(facts)
    .flatMap((chain) => chain.consults)
    .find((each) => each.contactId === contactId);
  if (!consult) throw new Error(`no consult on ${contactId}`);
  return consult;
}
