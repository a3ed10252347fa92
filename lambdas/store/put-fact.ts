import { ConditionalCheckFailedException, UpdateItemCommand, type UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { FACT_SETS, type Fact } from '../../domain/fact.ts';
import { legKey } from './keys.ts';
import type { Ledger } from './ledger.ts';
import { isOfActions } from './put-actions.ts';
import { isTombstone, NOT_ERASED } from './tombstone.ts';

/**
 * `older`: an at least as new copy of the same contact record is there already, a success. `empty`: the fact tells nothing.
 * `erased`: the contact was erased, and nothing of it may come back. `unwritable`: DynamoDB will never take it, for example because the contact's item would grow beyond 400 KB.
 */
export type PutFact = 'written' | 'older' | 'erased' | 'empty' | 'unwritable';

/**
 * Writes one fact of Connect or a flow with one UpdateItem and no read before it, so that any order and any repetition gives the same item.
 * @throws what the SDK throws when its tries are used up; the caller's event source delivers again.
 */
export async function putFact(ledger: Ledger, fact: Fact): Promise<PutFact> {
  const update = factUpdate(ledger.tableName, fact);
  if (!update) return 'empty';
  try {
    await ledger.db.send(new UpdateItemCommand(update));
    return 'written';
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return isTombstone(error.Item ?? {}) ? 'erased' : 'older';
    if (error instanceof Error && error.name === 'ValidationException') return 'unwritable';
    throw error;
  }
}

// The item that was in the way says why, and costs no read.
const UNLESS_ERASED = { ConditionExpression: NOT_ERASED, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;

/**
 * The update that adds a fact to its contact's item; null when it tells nothing.
 * Every fact is refused for a contact that was erased, alike in any order. A record carries a condition more, that it is newer, and that refuses
 * the whole request: so a fact that carries a record may carry nothing else, and what a record tells is read out of it by the fold. Were its elements added to the sets as well, an older record that comes late would lose them or not
 * depending on the order.
 * @throws TypeError for a record with set elements beside it, and for actions, which have an item of their own (`putActions`).
 */
export function factUpdate(tableName: string, fact: Fact): UpdateItemCommandInput | null {
  const sets = FACT_SETS.flatMap((name) => {
    const elements = fact.add[name];
    return elements?.length ? [{ name, elements }] : [];
  });
  if (isOfActions(fact)) throw new TypeError(`Actions on ${fact.contactId} belong into their own item.`);
  if (fact.record && sets.length > 0) throw new TypeError(`A record of ${fact.contactId} came with elements of ${sets[0]?.name}.`);
  if (fact.record) return recordUpdate(tableName, fact.contactId, fact.record);
  if (sets.length === 0) return null;
  return {
    TableName: tableName,
    Key: legKey(fact.contactId),
    UpdateExpression: `ADD ${sets.map((_, i) => `#s${i} :s${i}`).join(', ')}`,
    ...UNLESS_ERASED,
    ExpressionAttributeNames: Object.fromEntries(sets.map(({ name }, i) => [`#s${i}`, name])),
    ExpressionAttributeValues: Object.fromEntries(sets.map(({ elements }, i) => [`:s${i}`, { SS: [...new Set(elements)] }])),
  };
}

function recordUpdate(tableName: string, contactId: string, record: NonNullable<Fact['record']>): UpdateItemCommandInput {
  return {
    TableName: tableName,
    Key: legKey(contactId),
    UpdateExpression: 'SET rec = :r, recV = :v',
    ...UNLESS_ERASED,
    ConditionExpression: `${NOT_ERASED} AND (attribute_not_exists(recV) OR recV < :v)`,
    ExpressionAttributeValues: { ':r': { S: record.json }, ':v': { S: record.version } },
  };
}
