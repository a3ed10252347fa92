import { expiryIn } from './expiry.ts';
import { chainPartition, contactIdOf } from './keys.ts';
import type { Ledger } from './ledger.ts';
import { queryAll } from './query-all.ts';

/** The contacts that may belong to the chain of a root, sorted, usually without the root itself; strongly consistent. */
export const readMarkers = async (ledger: Ledger, root: string): Promise<readonly string[]> => [
  ...(await readMarkerExpiries(ledger, root)).keys(),
];

/** The same with when each marker expires, in seconds since 1970 UTC; null for one that an earlier version wrote without. */
export async function readMarkerExpiries(ledger: Ledger, root: string): Promise<ReadonlyMap<string, number | null>> {
  const items = await queryAll(ledger, {
    KeyConditionExpression: 'pk = :p',
    ExpressionAttributeValues: { ':p': { S: chainPartition(root) } },
    ProjectionExpression: 'sk, expiresAt',
    ConsistentRead: true,
  });
  return new Map(items.flatMap((item) => (item.sk?.S ? [[contactIdOf(item.sk.S), expiryIn(item)] as const] : [])));
}
