import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { legKey } from './keys.ts';
import type { Ledger } from './ledger.ts';

/** The expiry to set, and the one seen beside the facts it was computed from. Seconds since 1970 UTC. */
export interface LegExpiry {
  readonly contactId: string;
  readonly seen: number | null;
  readonly wanted: number;
}

/**
 * Sets when a LEG item may be deleted and touches no fact. `refused` means that somebody set another expiry since the item was
 * read, or that the item is gone: read again.
 */
export async function setLegExpiry(ledger: Ledger, { contactId, seen, wanted }: LegExpiry): Promise<'set' | 'refused'> {
  const unchanged = seen === null ? 'attribute_exists(pk) AND attribute_not_exists(expiresAt)' : 'expiresAt = :seen';
  try {
    await ledger.db.send(
      new UpdateItemCommand({
        TableName: ledger.tableName,
        Key: legKey(contactId),
        UpdateExpression: 'SET expiresAt = :wanted',
        ConditionExpression: unchanged,
        ExpressionAttributeValues: { ':wanted': { N: String(wanted) }, ...(seen === null ? {} : { ':seen': { N: String(seen) } }) },
      }),
    );
    return 'set';
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 'refused';
    throw error;
  }
}
