import { BatchGetItemCommand, type BatchGetItemCommandOutput, type KeysAndAttributes } from '@aws-sdk/client-dynamodb';
import { LedgerBusyError } from './errors.ts';
import type { Key } from './keys.ts';
import type { Ledger } from './ledger.ts';
import type { Item } from './query-all.ts';
import { backOff, CONFLICT_RETRY } from './retry.ts';

/** BatchGetItem takes at most this many keys. */
const KEYS_PER_CALL = 100;

/**
 * The items that exist under these keys, in no particular order; strongly consistent.
 * @throws LedgerBusyError when DynamoDB keeps leaving keys unprocessed.
 */
export async function batchGet(ledger: Ledger, keys: readonly Key[]): Promise<Item[]> {
  const items: Item[] = [];
  for (let from = 0; from < keys.length; from += KEYS_PER_CALL) {
    items.push(...(await getChunk(ledger, keys.slice(from, from + KEYS_PER_CALL))));
  }
  return items;
}

async function getChunk(ledger: Ledger, keys: readonly Key[]): Promise<Item[]> {
  const items: Item[] = [];
  let wanted: KeysAndAttributes | undefined = { Keys: [...keys], ConsistentRead: true };
  for (let attempt = 1; wanted; attempt++) {
    const { Responses, UnprocessedKeys }: BatchGetItemCommandOutput = await ledger.db.send(
      new BatchGetItemCommand({ RequestItems: { [ledger.tableName]: wanted } }),
    );
    items.push(...(Responses?.[ledger.tableName] ?? []));
    wanted = UnprocessedKeys?.[ledger.tableName];
    if (wanted && attempt >= CONFLICT_RETRY.tries)
      throw new LedgerBusyError(`${wanted.Keys?.length} keys stayed unread after ${attempt} tries.`);
    if (wanted) await backOff(attempt);
  }
  return items;
}
