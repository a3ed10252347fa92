import type { DynamoDBRecord } from 'aws-lambda';
import { factsHash } from '../../domain/facts-hash.ts';
import { rootOf } from '../../domain/root-of.ts';
import { chainRoot } from '../store/keys.ts';
import { storedLeg } from '../store/leg-item.ts';
import type { Item } from '../store/query-all.ts';
import { type StoredPresence, storedPresence } from '../store/stored-presence.ts';
import { imageOf } from '../store/stream-image.ts';

/** What a batch of the table's stream says that desks want to hear. */
export interface News {
  /** Roots of the chains in which something changed, each with the contacts that did. */
  readonly chains: ReadonlyMap<string, ReadonlySet<string>>;
  /** The newest of each agent whose state changed. */
  readonly presences: readonly StoredPresence[];
}

/** Reads stream records. Expiry alone, and an agent who is where they were, are no news. */
export function newsIn(records: readonly DynamoDBRecord[]): News {
  const chains = new Map<string, Set<string>>();
  const presences = new Map<string, StoredPresence>();
  const changed = (root: string, contactId: string) => chains.set(root, (chains.get(root) ?? new Set()).add(contactId));
  for (const { dynamodb } of records) {
    const [now, before] = [imageOf(dynamodb?.NewImage), imageOf(dynamodb?.OldImage)];
    const [leg, root, presence] = [storedLeg(now)?.facts, chainRoot(now.pk?.S), storedPresence(now)];
    if (leg && factsHash([leg]) !== hashOf(before)) changed(rootOf(leg), leg.contactId);
    // The tree of a chain holds a leg from its marker on.
    if (root !== undefined) changed(root, root);
    if (presence && !isSame(presence, storedPresence(before))) presences.set(presence.agentId, presence);
  }
  return { chains, presences: [...presences.values()] };
}

function hashOf(before: Item): string | undefined {
  const leg = storedLeg(before);
  return leg && factsHash([leg.facts]);
}

const isSame = (now: StoredPresence, before: StoredPresence | undefined): boolean =>
  now.state === before?.state && now.since === before.since;
