import type { Ledger } from './ledger.ts';
import type { StoredLeg } from './leg-item.ts';
import { readLegs } from './read-legs.ts';
import { readMarkers } from './read-markers.ts';

/**
 * The legs that may belong to the chain of a root, its own among them.
 * Which of them do belong is for the fold to say: a marker is only a hint.
 * @param unmarked contacts that may belong to it and may have no marker yet, because facts come before markers
 */
export async function readChain(ledger: Ledger, root: string, unmarked: Iterable<string> = []): Promise<readonly StoredLeg[]> {
  return readLegs(ledger, [root, ...(await readMarkers(ledger, root)), ...unmarked]);
}
