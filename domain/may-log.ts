import type { Verb } from '../contract/verbs.ts';
import type { Chain } from './consult.ts';
import type { LegFacts } from './fact.ts';

/** Whether an agent may log an action. `not-known-yet` while facts are out that may still show it. */
export type MayLog = 'yes' | 'no' | 'not-known-yet';

/** An action that somebody wants to log, with what is known of its contact. */
export interface ActionInQuestion {
  readonly verb: Verb;
  /** The acting agent, from their token. */
  readonly agentArn: string;
  readonly contact: LegFacts;
  /** The chain of the contact, the contact itself among its legs. */
  readonly chain: Chain;
}

/**
 * Only a party of a contact may log on it: an agent on any leg of its chain. Whom the contact was offered to may decline it, which
 * is all that somebody does who never was on the call. A refusal is final, so it waits until every leg's record is here.
 */
export function mayLog({ verb, agentArn, contact, chain: { legs } }: ActionInQuestion): MayLog {
  if (legs.some(({ agent }) => agent === agentArn)) return 'yes';
  const own = legs.find(({ contactId }) => contactId === contact.contactId);
  const dialled = own?.target?.kind === 'agent' && own.target.id === agentArn;
  if (verb === 'declined' && (dialled || wasOffered(contact, agentArn))) return 'yes';
  return legs.some(({ missing }) => missing.length > 0) ? 'not-known-yet' : 'no';
}

/** Agent events showed the contact on the agent's desk, in whatever state. */
const wasOffered = (contact: LegFacts, agentArn: string): boolean =>
  (contact.sets.st ?? []).some((element) => element.startsWith(`${agentArn}|`));
