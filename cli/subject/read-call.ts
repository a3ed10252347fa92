import { firstInstantOf } from '../../domain/older-than-retention.ts';
import { rootClaims, rootOf } from '../../domain/root-of.ts';
import { batchGet } from '../../lambdas/store/batch-get.ts';
import { type StoredConsult, storedConsult } from '../../lambdas/store/consult-item.ts';
import { expiryIn } from '../../lambdas/store/expiry.ts';
import { consultIdOf, consultKey, handOffKey, writtenPartition } from '../../lambdas/store/keys.ts';
import type { Ledger } from '../../lambdas/store/ledger.ts';
import type { StoredLeg } from '../../lambdas/store/leg-item.ts';
import { type Item, queryAll } from '../../lambdas/store/query-all.ts';
import { readLegs } from '../../lambdas/store/read-legs.ts';
import { readMarkers } from '../../lambdas/store/read-markers.ts';
import { isTombstone } from '../../lambdas/store/tombstone.ts';

/** A contact of a call, with all that is kept of it. */
export interface ContactOfCall {
  readonly contactId: string;
  readonly leg: StoredLeg | undefined;
  readonly row: StoredConsult | undefined;
  /** Seconds since 1970 UTC. */
  readonly rowExpiresAt: number | null;
  /** Chains that it stands in. */
  readonly roots: readonly string[];
}

/** Everything that is kept of a call. */
export interface Call {
  readonly root: string;
  readonly contacts: readonly ContactOfCall[];
  /** Notes and dispositions, and what AI agents handed over. */
  readonly written: readonly Item[];
}

/** Reads a call, strongly consistent. @param alsoOf contacts that may be of it and that no marker names any more */
export async function readCall(ledger: Ledger, root: string, alsoOf: Iterable<string>): Promise<Call> {
  const ids = [...new Set([root, ...(await readMarkers(ledger, root)), ...alsoOf])];
  const legs = new Map((await readLegs(ledger, ids)).map((leg) => [leg.facts.contactId, leg]));
  const rows = new Map((await batchGet(ledger, ids.map(consultKey))).map((item) => [consultIdOf(item.pk?.S ?? ''), item]));
  const byAgents = await queryAll(ledger, {
    KeyConditionExpression: 'pk = :p',
    ExpressionAttributeValues: { ':p': { S: writtenPartition(root) } },
    ConsistentRead: true,
  });
  const byAiAgents = (await batchGet(ledger, ids.map(handOffKey))).filter((item) => !isTombstone(item));
  const contacts = ids.map((contactId) => contactOf(contactId, root, legs.get(contactId), rows.get(contactId)));
  return { root, contacts: contacts.filter((one) => isOfCall(one, root)), written: [...byAgents, ...byAiAgents] };
}

function contactOf(contactId: string, root: string, leg: StoredLeg | undefined, item: Item | undefined): ContactOfCall {
  const roots = new Set([root, ...(leg ? rootClaims(leg.facts) : [])]);
  return {
    contactId,
    leg,
    row: storedConsult(item),
    rowExpiresAt: item ? expiryIn(item) : null,
    roots: [...roots].filter((one) => one !== contactId),
  };
}

/** What its facts say; where they are gone, what its row says. */
const isOfCall = ({ contactId, leg, row }: ContactOfCall, root: string): boolean =>
  leg ? rootOf(leg.facts) === root : contactId === root || row?.consult?.rootContactId === root;

const A_DAY_MS = 86_400_000;

/** Whether somebody may still be on the call: a contact without its record that began less than a day ago. */
export const mayBeOpen = ({ contacts }: Call, nowMs: number): boolean =>
  contacts.some(({ leg }) => {
    if (!leg || leg.facts.record) return false;
    const first = firstInstantOf({ contactId: leg.facts.contactId, add: leg.facts.sets });
    return first !== undefined && Date.parse(first) > nowMs - A_DAY_MS;
  });
