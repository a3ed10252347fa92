import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { turnKey } from './keys.ts';
import type { Ledger } from './ledger.ts';

/** Turns at something that the account has little of, shared by every process that has this table: one for each stretch of time. */
export interface Turns {
  readonly ledger: Ledger;
  /** What it is that takes turns. */
  readonly name: string;
  readonly everyMs: number;
  /** The last stretch that this process asked for; filled and read here. */
  asked: number;
}

export const openTurns = (ledger: Ledger, name: string, everyMs: number): Turns => ({ ledger, name, everyMs, asked: 0 });

const KEPT_SECONDS = 86_400;

/**
 * Takes the turn of this moment, unless somebody has it. One write at most, and none when this process asked in the same stretch before.
 * @param nowMs milliseconds since 1970 UTC
 * @throws what the SDK throws
 */
export async function takeTurn(turns: Turns, nowMs: number): Promise<boolean> {
  const stretch = Math.floor(nowMs / turns.everyMs);
  if (stretch <= turns.asked) return false;
  turns.asked = stretch;
  const expiresAt = { N: String(Math.floor(nowMs / 1000) + KEPT_SECONDS) };
  try {
    await turns.ledger.db.send(
      new PutItemCommand({
        TableName: turns.ledger.tableName,
        Item: { ...turnKey(turns.name), stretch: { N: String(stretch) }, expiresAt },
        ConditionExpression: 'attribute_not_exists(pk) OR stretch < :stretch',
        ExpressionAttributeValues: { ':stretch': { N: String(stretch) } },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
