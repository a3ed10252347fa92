import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { markerKey } from './keys.ts';
import type { Ledger } from './ledger.ts';

/** That a contact may belong to the chain of a root, and until when that is kept: longer than what is known of the contact. */
export interface Marker {
  readonly root: string;
  readonly contactId: string;
  /** Seconds since 1970 UTC. */
  readonly expiresAt: number;
}

/**
 * Notes that a contact may belong to the chain of a root. A marker stays until it expires, after its contact, so a reader who sees the
 * facts of a contact after its marker was written can never miss it. Of several expiries the earliest stays, in whatever order they come.
 */
export async function putMarker({ db, tableName }: Ledger, { root, contactId, expiresAt }: Marker): Promise<void> {
  try {
    await db.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: markerKey(root, contactId),
        UpdateExpression: 'SET expiresAt = :e',
        ConditionExpression: 'attribute_not_exists(expiresAt) OR expiresAt > :e',
        ExpressionAttributeValues: { ':e': { N: String(expiresAt) } },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
