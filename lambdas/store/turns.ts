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
/** Whoever had the last turn leaves so many to others first. */
const RESTS = 2;

/**
 * Takes the turn of this moment, unless another request has it. One write at most, and none when this process asked in the same stretch before.
 * @param nowMs milliseconds since 1970 UTC
 * @param who the call it is for: the same, twice without another in between, has to rest, so that one that is asked about without end leaves others
 *   their turns; null where it is for all
 * @throws what the SDK throws
 */
export async function takeTurn(turns: Turns, nowMs: number, who: string | null): Promise<boolean> {
  const stretch = Math.floor(nowMs / turns.everyMs);
  const askedBefore = turns.asked;
  if (stretch <= askedBefore) return false;
  turns.asked = stretch;
  const holder = who ?? String(stretch);
  const expiresAt = { N: String(Math.floor(nowMs / 1000) + KEPT_SECONDS) };
  try {
    await turns.ledger.db.send(
      new PutItemCommand({
        TableName: turns.ledger.tableName,
        Item: { ...turnKey(turns.name), stretch: { N: String(stretch) }, who: { S: holder }, expiresAt },
        ConditionExpression: 'attribute_not_exists(pk) OR stretch < :rested OR (stretch < :stretch AND who <> :who)',
        ExpressionAttributeValues: {
          ':stretch': { N: String(stretch) },
          ':rested': { N: String(stretch - RESTS) },
          ':who': { S: holder },
        },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return true;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    // Somebody who has to rest leaves the turn to the next request, in this process too.
    if (Number(error.Item?.stretch?.N) < stretch) turns.asked = askedBefore;
    return false;
  }
}
