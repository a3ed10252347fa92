import { byText } from './by-text.ts';
import type { Fact } from './fact.ts';
import { type LegRecord, recordOf } from './leg-record.ts';

/**
 * The earliest instant at which Connect or a flow says something of the contact (ISO 8601 UTC); undefined when none is known. What a desk
 * logged is left out: a clock that is wrong, or somebody who lies, may not decide how long a call is kept.
 */
export function firstInstantOf(fact: Pick<Fact, 'contactId' | 'add' | 'record'>): string | undefined {
  const points = [...(fact.add.ev ?? []), ...(fact.add.st ?? [])].map((element) => element.slice(element.lastIndexOf('|') + 1));
  const record: LegRecord = recordOf({ contactId: fact.contactId, sets: {}, ...(fact.record ? { record: fact.record } : {}) }) ?? {};
  const told = [record.initiatedAt, record.queuedAt, record.connectedToAgentAt, record.disconnectedAt];
  return [...points, ...told].filter((at) => at !== undefined).sort(byText)[0];
}

/**
 * Whether a fact is about something that the ledger has already let go: `months` after its earliest instant are over. Reckoned as the expiry
 * of what it would be written to is, from the instant on: from `now` back, months of different lengths would refuse what is still kept.
 * A fact without an instant is not.
 * @param now ISO 8601
 */
export function olderThanRetention(fact: Fact, now: string, months: number): boolean {
  const first = firstInstantOf(fact);
  if (first === undefined) return false;
  const end = new Date(first);
  end.setUTCMonth(end.getUTCMonth() + months);
  return end.getTime() < Date.parse(now);
}
