import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { batchGet } from './batch-get.ts';
import { agentIdOf, presenceKey } from './keys.ts';
import type { Ledger } from './ledger.ts';
import { type StoredPresence, storedPresence } from './stored-presence.ts';

/** Where an agent was as of the newest agent event; undefined while nothing was heard of them. Strongly consistent. */
export async function readPresence(ledger: Ledger, agentArn: string): Promise<StoredPresence | undefined> {
  const { Item } = await ledger.db.send(
    new GetItemCommand({ TableName: ledger.tableName, Key: presenceKey(agentArn), ConsistentRead: true }),
  );
  return Item && storedPresence(Item);
}

/** Where these agents were, by ARN; without those of whom nothing was heard. Strongly consistent. */
export async function readPresences(ledger: Ledger, agentArns: readonly string[]): Promise<ReadonlyMap<string, StoredPresence>> {
  const keys = new Map(agentArns.map((arn) => [arn, presenceKey(arn)]));
  const items = await batchGet(ledger, [...keys.values()]);
  const found = new Map(items.flatMap((item) => storedPresence(item) ?? []).map((presence) => [presence.agentId, presence]));
  return new Map(
    [...keys].flatMap(([arn, { pk }]) => {
      const presence = found.get(agentIdOf(pk.S));
      return presence ? [[arn, presence] as const] : [];
    }),
  );
}
