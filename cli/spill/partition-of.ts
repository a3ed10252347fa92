import { PARTITIONS } from './partitions.ts';

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** The partition of a contact id, the same every time: FNV-1a, folded to the number of partitions. */
export function partitionOf(contactId: string): number {
  let hash = FNV_OFFSET;
  for (let i = 0; i < contactId.length; i += 1) hash = Math.imul(hash ^ contactId.charCodeAt(i), FNV_PRIME);
  return ((hash ^ (hash >>> 16)) >>> 0) % PARTITIONS;
}
