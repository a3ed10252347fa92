import { ConditionalCheckFailedException, DynamoDBClient, UpdateItemCommand, type UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';

/** The table of what callers have taken: a bucket each. */
export interface LimitsTable {
  readonly db: Pick<DynamoDBClient, 'send'>;
  readonly tableName: string;
}

/** Opens the table. A count is not worth waiting for: one try more, half a second each. */
export const openLimitsTable = (tableName: string): LimitsTable => ({
  db: new DynamoDBClient({ maxAttempts: 2, requestHandler: { connectionTimeout: 500, requestTimeout: 500 } }),
  tableName,
});

/** Something taken out of a bucket. Instants in milliseconds since 1970 UTC. */
export interface Spending {
  readonly key: string;
  /** By how much the bucket is full later. */
  readonly forMs: number;
  /** When the first of it was taken: from then on it has been filling up again. */
  readonly sinceMs: number;
  /** When it was full without this, as far as the process knows: which of the two writes is tried first. */
  readonly fullAtMs: number;
  readonly nowMs: number;
}

/** A bucket that was full is full later than when something was taken, another one later than before: a write each, and nothing read before it. */
const TRIES = 3;
const KEPT_SECONDS = 3_600;

/** Takes something out of the bucket that all processes share: when it is full again. @throws what the SDK throws */
export async function spend({ db, tableName }: LimitsTable, { key, forMs, sinceMs, fullAtMs, nowMs }: Spending): Promise<number> {
  let wasFull = fullAtMs <= sinceMs;
  for (let tries = 1; ; tries += 1) {
    const { ExpressionAttributeValues, ...write } = wasFull ? fromFull(forMs, sinceMs) : fromLess(forMs, sinceMs);
    const values = { ...ExpressionAttributeValues, ':expires': number(Math.ceil(nowMs / 1000) + KEPT_SECONDS) };
    try {
      const answer = await db.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: { pk: { S: key } },
          ReturnValues: 'ALL_NEW',
          ...write,
          ExpressionAttributeValues: values,
        }),
      );
      return Number(answer.Attributes?.fullAt?.N);
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException) || tries >= TRIES) throw error;
      wasFull = !wasFull;
    }
  }
}

type Write = Pick<UpdateItemCommandInput, 'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeValues'>;

const fromFull = (forMs: number, sinceMs: number): Write => ({
  UpdateExpression: 'SET fullAt = :full, expiresAt = :expires',
  ConditionExpression: 'attribute_not_exists(fullAt) OR fullAt <= :since',
  ExpressionAttributeValues: { ':full': number(sinceMs + forMs), ':since': number(sinceMs) },
});

const fromLess = (forMs: number, sinceMs: number): Write => ({
  UpdateExpression: 'SET fullAt = fullAt + :for, expiresAt = :expires',
  ConditionExpression: 'fullAt > :since',
  ExpressionAttributeValues: { ':for': number(forMs), ':since': number(sinceMs) },
});

const number = (value: number) => ({ N: String(value) });
