import type { Consult, Leg } from '../contract/schemas/consult.ts';

/** Whether a leg is of a supervisor who listens to the call, or joined it so (Admin Guide, "contact initiation methods"). */
export const isListener = ({ initiationMethod }: Leg): boolean => initiationMethod === 'MONITOR';

interface Seen {
  readonly legs: readonly Leg[];
  readonly consults: readonly Consult[];
}

/**
 * A call as an agent on it may see it: whoever listens is not shown to them, as Connect does not show them either. An agent's own leg stays.
 * @param userArn the agent's; null for somebody who is no Connect user
 */
export function withoutListeners({ legs, consults }: Seen, userArn: string | null): Seen {
  const hidden = new Set(legs.filter((leg) => isListener(leg) && leg.agent !== userArn).map(({ contactId }) => contactId));
  const untold = new Set([...hidden].map((contactId) => `record of ${contactId}`));
  const shown = (consult: Consult): Consult => ({
    ...consult,
    askedBy: hidden.has(consult.parentContactId) ? { agent: null, queue: null } : consult.askedBy,
    missing: consult.missing.filter((one) => !untold.has(one)),
  });
  return { legs: legs.filter(({ contactId }) => !hidden.has(contactId)), consults: consults.map(shown) };
}
