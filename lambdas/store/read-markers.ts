import { chainPartition, contactIdOf } from './keys.ts';
import type { Ledger } from './ledger.ts';
import { queryAll } from './query-all.ts';

/** The contacts that may belong to the chain of a root, sorted, usually without the root itself; strongly consistent. */
export async function readMarkers(ledger: Ledger, root: string): Promise<readonly string[]> {
  const items = await queryAll(ledger, {
    KeyConditionExpression: 'pk = :p',
    ExpressionAttributeValues: { ':p': { S: chainPartition(root) } },
    ProjectionExpression: 'sk',
    ConsistentRead: true,
  });
  return items.flatMap(({ sk }) => (sk?.S ? [contactIdOf(sk.S)] : []));
}
