import {
  ConditionalCheckFailedException,
  PutItemCommand,
  type PutItemCommandInput,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Contribution } from '../../domain/report/contribution-of.ts';
import type { Counters } from '../../domain/report/counters.ts';
import { consultAttributes, type StoredConsult } from './consult-item.ts';
import { expiryOf } from './expiry.ts';
import { consultKey, instantOfListKey, listItemKey, reportItemKey } from './keys.ts';
import type { Ledger } from './ledger.ts';
import { CONFLICT_RETRY, type RetryPolicy, retry } from './retry.ts';

/** A row to write, and the row that was read when it was derived. Its lists change as the row does. */
export interface ConsultCommit {
  readonly contactId: string;
  readonly before: StoredConsult | undefined;
  readonly after: StoredConsult;
  /** What the report keys change by: `after` less `before`, without zeros. */
  readonly difference: Contribution;
  /** When DynamoDB may delete the row, in seconds since 1970 UTC; null when no instant of its leg is known. */
  readonly expiresAt: number | null;
  readonly retentionMonths: number;
}

/**
 * Writes one consult row and what it changes in the report and the lists, all or nothing, provided that the row is still the one that
 * was read. So the report's numbers are exactly the sum of the rows, and every list holds exactly its rows, however often anything is
 * replayed.
 * @returns `refused` when somebody else wrote the row since: read the chain again
 * @throws the last error when the table stays busy
 */
export async function commitConsult(
  ledger: Ledger,
  commit: ConsultCommit,
  policy: RetryPolicy = CONFLICT_RETRY,
): Promise<'committed' | 'refused'> {
  const transaction = commitTransaction(ledger.tableName, commit);
  const send = transaction
    ? () => ledger.db.send(new TransactWriteItemsCommand(transaction))
    : () => ledger.db.send(new PutItemCommand(rowPut(ledger.tableName, commit)));
  try {
    await retry<unknown>(send, isConflict, policy);
    return 'committed';
  } catch (error) {
    if (isRefusal(error)) return 'refused';
    throw error;
  }
}

/** The transaction of a commit that changes the report or a list; null for one that does not, which needs a plain put only. */
export function commitTransaction(tableName: string, commit: ConsultCommit): TransactWriteItemsCommandInput | null {
  const listed = listChanges(tableName, commit);
  const updates = reportUpdates(tableName, commit);
  if (updates.length + listed.length === 0) return null;
  return { TransactItems: [{ Put: rowPut(tableName, commit) }, ...updates, ...listed] };
}

/** What a row's difference changes in the report. @param contactId the row's */
export const reportUpdates = (
  TableName: string,
  { contactId, difference, retentionMonths }: Pick<ConsultCommit, 'contactId' | 'difference' | 'retentionMonths'>,
) =>
  Object.entries(difference).map(([reportKey, counters]) => ({
    Update: {
      TableName,
      Key: reportItemKey(reportKey, contactId),
      ...addCounters(counters, expiryOf(reportKey.slice(0, reportKey.indexOf('#')), retentionMonths)),
    },
  }));

// Whoever wrote the row that was read put it into its lists, so nothing has to be read to know what to take out.
function listChanges(TableName: string, { contactId, before, after, retentionMonths }: ConsultCommit) {
  const [was, is] = [before?.lists ?? [], after.lists];
  const gone = was.filter((key) => !is.includes(key)).map((key) => ({ Delete: { TableName, Key: listItemKey(key, contactId) } }));
  const fresh = is
    .filter((key) => !was.includes(key))
    .map((key) => {
      const expiresAt = { N: String(expiryOf(instantOfListKey(key), retentionMonths)) };
      return { Put: { TableName, Item: { ...listItemKey(key, contactId), expiresAt } } };
    });
  return [...gone, ...fresh];
}

function rowPut(tableName: string, { contactId, before, after, expiresAt }: ConsultCommit): PutItemCommandInput {
  const put = { TableName: tableName, Item: { ...consultKey(contactId), ...consultAttributes(after, expiresAt) } };
  if (!before) return { ...put, ConditionExpression: 'attribute_not_exists(pk)' };
  return { ...put, ...stillAs(before) };
}

/**
 * The condition under which a row is still the one that was read. What was added to the report is compared as well: after a change of the
 * fold's rules the same facts are worth other numbers, and of two who correct that at once one has to look again.
 */
export function stillAs({ seen, consult, contribution }: StoredConsult) {
  const values = { ':before': { S: seen } };
  if (!consult) return { ConditionExpression: 'seen = :before AND attribute_not_exists(contribution)', ExpressionAttributeValues: values };
  return {
    ConditionExpression: 'seen = :before AND contribution = :added',
    ExpressionAttributeValues: { ...values, ':added': { S: JSON.stringify(contribution) } },
  };
}

// The expiry is a pure function of the report key, so setting it again changes nothing.
function addCounters(counters: Counters, expiresAt: number) {
  const entries = Object.entries(counters);
  return {
    UpdateExpression: `SET expiresAt = :e ADD ${entries.map((_, i) => `#c${i} :c${i}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(entries.map(([name], i) => [`#c${i}`, name])),
    ExpressionAttributeValues: {
      ':e': { N: String(expiresAt) },
      ...Object.fromEntries(entries.map(([, by], i) => [`:c${i}`, { N: String(by) }])),
    },
  };
}

const reasonsOf = (error: unknown): readonly (string | undefined)[] =>
  error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []).map(({ Code }) => Code) : [];

/** Whether a condition refused a write. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ConditionalCheckFailedException || reasonsOf(error).includes('ConditionalCheckFailed');
}

/** Passing reasons why DynamoDB cancels a transaction (API reference, TransactWriteItems), which the SDK does not try again by itself. */
const PASSING = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

/** Whether a write met another one and may be sent again. */
export function isConflict(error: unknown): boolean {
  if (isRefusal(error)) return false;
  if (error instanceof Error && error.name === 'TransactionConflictException') return true;
  return reasonsOf(error).some((reason) => reason !== undefined && PASSING.has(reason));
}
