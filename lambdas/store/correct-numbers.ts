import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Counters } from '../../domain/report/counters.ts';
import type { Key } from './keys.ts';
import type { Ledger } from './ledger.ts';

/** Numbers of one report item that are not what the rows add up to; both without zeros. */
export interface Correction {
  readonly key: Key;
  readonly actual: Counters;
  readonly expected: Counters;
  /** Seconds since 1970 UTC. */
  readonly expiresAt: number;
}

/**
 * Adds what is missing to the numbers of one report item, provided that they are still what was read: so that a correction sent twice
 * counts once.
 * @returns `changed` when they are not: look again
 */
export async function correctNumbers(ledger: Ledger, correction: Correction): Promise<'corrected' | 'changed'> {
  const { key, actual, expected, expiresAt } = correction;
  const names = [...new Set([...Object.keys(actual), ...Object.keys(expected)])].filter((name) => actual[name] !== expected[name]);
  const number = (value: number) => ({ N: String(value) });
  try {
    await ledger.db.send(
      new UpdateItemCommand({
        TableName: ledger.tableName,
        Key: key,
        UpdateExpression: `SET expiresAt = :e ADD ${names.map((_, i) => `#c${i} :c${i}`).join(', ')}`,
        ConditionExpression: names.map((name, i) => asRead(`#c${i}`, `:a${i}`, actual[name])).join(' AND '),
        ExpressionAttributeNames: Object.fromEntries(names.map((name, i) => [`#c${i}`, name])),
        ExpressionAttributeValues: {
          ':e': number(expiresAt),
          ...Object.fromEntries(names.map((name, i) => [`:c${i}`, number((expected[name] ?? 0) - (actual[name] ?? 0))])),
          ...Object.fromEntries(names.map((name, i) => [`:a${i}`, number(actual[name] ?? 0)])),
        },
      }),
    );
    return 'corrected';
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 'changed';
    throw error;
  }
}

// A counter that went up and down again stays as a zero.
const asRead = (name: string, value: string, actual: number | undefined): string =>
  actual === undefined ? `(attribute_not_exists(${name}) OR ${name} = ${value})` : `${name} = ${value}`;
