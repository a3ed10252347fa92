import type { DynamoDBRecord } from 'aws-lambda';
import { factsHash } from '../../../../domain/facts-hash.ts';
import { rootOf } from '../../../../domain/root-of.ts';
import { storedConsult } from '../../../store/consult-item.ts';
import { chainRoot, contactIdOf, contactOfHandOffNews, rootOfNoteNews } from '../../../store/keys.ts';
import { legItem } from '../../../store/leg-item.ts';
import type { Item } from '../../../store/query-all.ts';
import { type StoredPresence, storedPresence } from '../../../store/stored-presence.ts';
import { imageOf } from '../../../store/stream-image.ts';

/** What a batch of the table's stream says that desks want to hear. */
export interface News {
  /** Roots of the chains in which something changed, each with the contacts that did. */
  readonly chains: ReadonlyMap<string, ReadonlySet<string>>;
  /** Roots of the chains whose note was written, each with its newest version. */
  readonly notes: ReadonlyMap<string, number>;
  /** Contacts with which an AI agent has handed something over. */
  readonly handOffs: ReadonlySet<string>;
  /** The newest of each agent whose state changed. */
  readonly presences: readonly StoredPresence[];
}

/**
 * Reads stream records. Expiry alone, of a marker too, and an agent who is where they were, are no news; nor is the first leg of a chain, which most calls
 * have alone: what it tells of a consult is news as soon as the consult's row says so.
 * A record that cannot be read is given to `unread` and costs no other.
 */
export function newsIn(records: readonly DynamoDBRecord[], unread: (error: unknown) => void): News {
  const chains = new Map<string, Set<string>>();
  const notes = new Map<string, number>();
  const handOffs = new Set<string>();
  const presences = new Map<string, StoredPresence>();
  const changed = (root: string, contactId: string) => chains.set(root, (chains.get(root) ?? new Set()).add(contactId));
  const take = ({ dynamodb }: DynamoDBRecord): void => {
    const [now, before] = [imageOf(dynamodb?.NewImage), imageOf(dynamodb?.OldImage)];
    const [leg, marked, presence] = [legItem(now)?.facts, markedLeg(now), storedPresence(now)];
    const row = storedConsult(now)?.consult;
    const handedOver = contactOfHandOffNews(now.pk?.S, now.sk?.S);
    const noted = rootOfNoteNews(now.pk?.S, now.sk?.S);
    if (leg && rootOf(leg) !== leg.contactId && factsHash([leg]) !== hashOf(before)) changed(rootOf(leg), leg.contactId);
    // The tree of a chain holds a leg from its marker on.
    if (marked && !before.pk && marked.root !== marked.contactId) changed(marked.root, marked.contactId);
    if (row && now.row?.S !== before.row?.S) changed(row.rootContactId, row.contactId);
    if (noted !== undefined && now.at?.S !== before.at?.S) notes.set(noted, Number(now.version?.N));
    if (handedOver !== undefined && now.at?.S !== before.at?.S) handOffs.add(handedOver);
    if (presence && !isSame(presence, storedPresence(before))) presences.set(presence.agentId, presence);
  };
  for (const record of records) {
    try {
      take(record);
    } catch (error) {
      unread(error);
    }
  }
  return { chains, notes, handOffs, presences: [...presences.values()] };
}

function markedLeg({ pk, sk }: Item): { readonly root: string; readonly contactId: string } | undefined {
  const root = chainRoot(pk?.S);
  return root !== undefined && sk?.S ? { root, contactId: contactIdOf(sk.S) } : undefined;
}

function hashOf(before: Item): string | undefined {
  const leg = legItem(before);
  return leg && factsHash([leg.facts]);
}

const isSame = (now: StoredPresence, before: StoredPresence | undefined): boolean =>
  now.state === before?.state && now.since === before.since;
