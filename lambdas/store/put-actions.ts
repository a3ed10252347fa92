import { ConditionalCheckFailedException, UpdateItemCommand, type UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import type { Fact } from '../../domain/fact.ts';
import { expiryOf } from './expiry.ts';
import { actionsKey } from './keys.ts';
import type { Ledger } from './ledger.ts';
import { NOT_ERASED } from './tombstone.ts';

/** `erased`: the contact was erased. `unwritable`: DynamoDB will never take it, for example because the item would grow beyond 400 KB. */
export type PutActions = 'written' | 'erased' | 'unwritable';

/** Whether a fact is of desks' actions, which have an item of their own. */
export const isOfActions = ({ add }: Fact): boolean => (add.act?.length ?? 0) > 0;

/**
 * Adds actions to those of their contact with one UpdateItem and no read before it.
 * @param expiresAt `actionsExpiry` of the time of receipt
 * @throws TypeError for actions with other facts beside them
 * @throws what the SDK throws when its tries are used up
 */
export async function putActions(ledger: Ledger, fact: Fact, expiresAt: number): Promise<PutActions> {
  try {
    await ledger.db.send(new UpdateItemCommand(actionsUpdate(ledger.tableName, fact, expiresAt)));
    return 'written';
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 'erased';
    if (error instanceof Error && error.name === 'ValidationException') return 'unwritable';
    throw error;
  }
}

/**
 * When actions may be deleted, in seconds since 1970 UTC: by the day in which they were received, never by what they say, so that no log
 * moves an expiry, and the same action again on that day changes nothing.
 * @param receivedAt ISO 8601 UTC
 */
export const actionsExpiry = (receivedAt: string, retentionMonths: number): number =>
  expiryOf(`${receivedAt.slice(0, 'YYYY-MM-DD'.length)}T23:59:59Z`, retentionMonths);

/** The update that adds actions to their item. */
export function actionsUpdate(tableName: string, { contactId, add, record }: Fact, expiresAt: number): UpdateItemCommandInput {
  const others = Object.entries(add).filter(([name, elements]) => name !== 'act' && (elements?.length ?? 0) > 0);
  if (record || others.length > 0) throw new TypeError(`Actions on ${contactId} came with other facts.`);
  return {
    TableName: tableName,
    Key: actionsKey(contactId),
    UpdateExpression: 'SET expiresAt = :e ADD act :a',
    ConditionExpression: NOT_ERASED,
    ExpressionAttributeValues: { ':e': { N: String(expiresAt) }, ':a': { SS: [...new Set(add.act)] } },
  };
}
