import { randomInt } from 'node:crypto';
import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { LimitsTable } from './limits-table.ts';

/** At most so many of something within so long, however they are spread: unlike a bucket, it never lets the double through. */
export interface Window {
  readonly key: string;
  readonly most: number;
  readonly lengthMs: number;
}

/** What came of asking for one more: a stamp with which it can be given back, or how long to wait. */
export type Taken = { readonly ok: true; readonly stamp: string } | { readonly ok: false; readonly waitMs: number };

const TRIES = 4;
const KEPT_AFTER_SECONDS = 3_600;
/** Two within one millisecond are two: a number set holds each number once. */
const PARTS_OF_A_MS = 1_000_000;

/** Takes one of a window's share, counted exactly among all processes. @param nowMs milliseconds since 1970 UTC @throws what the SDK throws */
export async function takeFromWindow(table: LimitsTable, { key, most, lengthMs }: Window, nowMs: number): Promise<Taken> {
  const stamp = `${nowMs}.${String(randomInt(PARTS_OF_A_MS)).padStart(6, '0')}`;
  for (let tries = 1; ; tries += 1) {
    const stamps = await add(table, { key, stamp, most, expiresAt: Math.ceil((nowMs + lengthMs) / 1_000) + KEPT_AFTER_SECONDS });
    if (stamps === null) return { ok: true, stamp };
    const over = stamps.filter((one) => Math.floor(Number(one)) <= nowMs - lengthMs);
    if (over.length === 0 || tries >= TRIES)
      return { ok: false, waitMs: Math.max(1, Math.floor(Math.min(...stamps.map(Number))) + lengthMs - nowMs) };
    await remove(table, key, over);
  }
}

/** Gives one back that was taken and not used. @throws what the SDK throws */
export const giveBack = (table: LimitsTable, key: string, stamp: string): Promise<void> => remove(table, key, [stamp]);

/** Null when it was added; the stamps that were there when there were too many. */
async function add(
  { db, tableName }: LimitsTable,
  one: { readonly key: string; readonly stamp: string; readonly most: number; readonly expiresAt: number },
): Promise<readonly string[] | null> {
  try {
    await db.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: { pk: { S: one.key } },
        UpdateExpression: 'ADD stamps :one SET expiresAt = :expires',
        ConditionExpression: 'attribute_not_exists(stamps) OR size(stamps) < :most',
        ExpressionAttributeValues: {
          ':one': { NS: [one.stamp] },
          ':most': { N: String(one.most) },
          ':expires': { N: String(one.expiresAt) },
        },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return null;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return error.Item?.stamps?.NS ?? [];
    throw error;
  }
}

async function remove({ db, tableName }: LimitsTable, key: string, stamps: readonly string[]): Promise<void> {
  await db.send(
    new UpdateItemCommand({
      TableName: tableName,
      Key: { pk: { S: key } },
      UpdateExpression: 'DELETE stamps :over',
      ExpressionAttributeValues: { ':over': { NS: [...stamps] } },
    }),
  );
}
