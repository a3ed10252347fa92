import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { markerKey } from './keys.ts';
import type { Ledger } from './ledger.ts';

/**
 * Notes that a contact may belong to the chain of a root. Markers are put if absent and never deleted, so a reader who sees the
 * facts of a contact after its marker was written can never miss it.
 */
export async function putMarker(ledger: Ledger, root: string, contactId: string): Promise<void> {
  try {
    await ledger.db.send(
      new PutItemCommand({
        TableName: ledger.tableName,
        Item: markerKey(root, contactId),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
