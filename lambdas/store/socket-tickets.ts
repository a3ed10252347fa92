import { ConditionalCheckFailedException, DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { ticketKey } from './keys.ts';
import type { Ledger } from './ledger.ts';

/** Lets one agent open one socket, once, for a short while. */
export interface SocketTicket {
  /** What its holder presents; the table keeps a hash of it. */
  readonly ticket: string;
  readonly agentArn: string;
  /** Milliseconds since 1970 UTC. */
  readonly untilMs: number;
}

/** Keeps a ticket until it is used or over. */
export async function putTicket({ db, tableName }: Ledger, { ticket, agentArn, untilMs }: SocketTicket): Promise<void> {
  const [validUntil, expiresAt] = [{ N: String(untilMs) }, { N: String(Math.ceil(untilMs / 1000)) }];
  await db.send(
    new PutItemCommand({ TableName: tableName, Item: { ...ticketKey(ticket), agentArn: { S: agentArn }, validUntil, expiresAt } }),
  );
}

/**
 * Uses a ticket up: whose it is, or null when there is none, it is over, or somebody was faster. DynamoDB deletes what has expired
 * days later at worst, so the condition asks for the time too.
 */
export async function burnTicket({ db, tableName }: Ledger, ticket: string, nowMs: number): Promise<string | null> {
  try {
    const { Attributes } = await db.send(
      new DeleteItemCommand({
        TableName: tableName,
        Key: ticketKey(ticket),
        ConditionExpression: 'validUntil > :now',
        ExpressionAttributeValues: { ':now': { N: String(nowMs) } },
        ReturnValues: 'ALL_OLD',
      }),
    );
    return Attributes?.agentArn?.S ?? null;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return null;
    throw error;
  }
}
