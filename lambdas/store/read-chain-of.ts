import type { LegFacts } from '../../domain/fact.ts';
import { rootOf } from '../../domain/root-of.ts';
import { refuseTooHeavy, refuseTooMany } from './chain-limits.ts';
import type { Ledger } from './ledger.ts';
import { readLegs } from './read-legs.ts';
import { readMarkers } from './read-markers.ts';

/**
 * The legs that may belong to the chain of a contact that was read already, the contact itself first: its own marker may not be
 * written yet, because the projection runs a moment after the facts. Strongly consistent.
 * @throws HeavyChainError for a call that is too large to be folded
 */
export async function readChainOf(ledger: Ledger, asked: LegFacts): Promise<readonly LegFacts[]> {
  const root = rootOf(asked);
  const others = [root, ...(await readMarkers(ledger, root))].filter((contactId) => contactId !== asked.contactId);
  refuseTooMany(root, others.length);
  const legs = await readLegs(ledger, others);
  refuseTooHeavy(root, legs);
  return [asked, ...legs.map(({ facts }) => facts)];
}
