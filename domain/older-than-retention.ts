import { byText } from './by-text.ts';
import type { Fact } from './fact.ts';
import { type LegRecord, recordOf } from './leg-record.ts';

/** The earliest instant a fact tells (ISO 8601 UTC); undefined when it tells none. */
export function firstInstantOf(fact: Pick<Fact, 'contactId' | 'add' | 'record'>): string | undefined {
  const points = [...(fact.add.ev ?? []), ...(fact.add.st ?? [])].map((element) => element.slice(element.lastIndexOf('|') + 1));
  const acts = (fact.add.act ?? []).map((element) => element.split('|')[3]);
  const record: LegRecord = recordOf({ contactId: fact.contactId, sets: {}, ...(fact.record ? { record: fact.record } : {}) }) ?? {};
  const told = [record.initiatedAt, record.queuedAt, record.connectedToAgentAt, record.disconnectedAt];
  return [...points, ...acts, ...told].filter((at) => at !== undefined).sort(byText)[0];
}

/**
 * Whether a fact is about something that the ledger has already let go: its earliest instant lies more than `months` before `now`.
 * A fact without an instant is not.
 * @param now ISO 8601
 */
export function olderThanRetention(fact: Fact, now: string, months: number): boolean {
  const first = firstInstantOf(fact);
  if (first === undefined) return false;
  const limit = new Date(now);
  limit.setUTCMonth(limit.getUTCMonth() - months);
  return Date.parse(first) < limit.getTime();
}
