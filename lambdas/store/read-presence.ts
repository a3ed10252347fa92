import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { presenceKey } from './keys.ts';
import type { Ledger } from './ledger.ts';
import { type StoredPresence, storedPresence } from './stored-presence.ts';

/** Where an agent was as of the newest agent event; undefined while nothing was heard of them. Strongly consistent. */
export async function readPresence(ledger: Ledger, agentArn: string): Promise<StoredPresence | undefined> {
  const { Item } = await ledger.db.send(
    new GetItemCommand({ TableName: ledger.tableName, Key: presenceKey(agentArn), ConsistentRead: true }),
  );
  return Item && storedPresence(Item);
}
