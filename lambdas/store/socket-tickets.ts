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
  /** How long the socket may be open that it opens, in milliseconds since 1970 UTC. */
  readonly socketUntilMs: number;
}

/** What a used ticket was for. */
export type UsedTicket = Pick<SocketTicket, 'agentArn' | 'socketUntilMs'>;

/** The table's clock is another than the functions': it clears away what is long over, and whether a ticket is over is never its word. */
const CLEARED_AFTER_MS = 3_600_000;

/** Keeps a ticket until it is used or over. */
export async function putTicket({ db, tableName }: Ledger, { ticket, agentArn, untilMs, socketUntilMs }: SocketTicket): Promise<void> {
  const numbers = { validUntil: untilMs, socketUntil: socketUntilMs, expiresAt: Math.ceil((untilMs + CLEARED_AFTER_MS) / 1000) };
  const attributes = Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, { N: String(value) }]));
  await db.send(new PutItemCommand({ TableName: tableName, Item: { ...ticketKey(ticket), agentArn: { S: agentArn }, ...attributes } }));
}

/**
 * Uses a ticket up: what it was for, or null when there is none, it is over, or somebody was faster. DynamoDB deletes what has expired
 * days later at worst, so the condition asks for the time too.
 */
export async function burnTicket({ db, tableName }: Ledger, ticket: string, nowMs: number): Promise<UsedTicket | null> {
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
    const [agentArn, socketUntil] = [Attributes?.agentArn?.S, Attributes?.socketUntil?.N];
    return agentArn && socketUntil ? { agentArn, socketUntilMs: Number(socketUntil) } : null;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return null;
    throw error;
  }
}
