import type { Ledger } from './ledger.ts';
import type { StoredLeg } from './leg-item.ts';
import { readLegs } from './read-legs.ts';
import { readMarkers } from './read-markers.ts';

/**
 * The legs that may belong to the chain of a root, the root's own first of all.
 * Which of them do belong is for the fold to say: a marker is only a hint.
 */
export async function readChain(ledger: Ledger, root: string): Promise<readonly StoredLeg[]> {
  return readLegs(ledger, [root, ...(await readMarkers(ledger, root))]);
}
