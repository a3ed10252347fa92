import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Presence } from '../../domain/parse-presence.ts';
import { presenceKey } from './keys.ts';
import type { Ledger } from './ledger.ts';

/** An agent who is logged in is written at least every hour; after a month without a word nothing is left of them. */
const KEPT_SECONDS = 30 * 24 * 3_600;
/** Kinesis sequence numbers have at most 129 digits (Kinesis API Reference, Record). */
const DIGITS = 129;

/** What an agent event tells of its agent, and where the event stood in its stream. */
export interface PresenceNews {
  readonly presence: Presence;
  /** Decides between events of one instant: one agent's events are on one shard, in order. */
  readonly sequenceNumber: string;
}

/**
 * Writes where an agent is, with one UpdateItem and no read before it. The newest event wins, whatever comes late or again; `older`
 * means that a newer one is there already, a success. When the state began stays from the event that told it, and counts only while the
 * state is still that one.
 * @throws what the SDK throws when its tries are used up; the caller's event source delivers again.
 */
export async function putPresence(ledger: Ledger, { presence, sequenceNumber }: PresenceNews): Promise<'written' | 'older'> {
  const { agentArn, at, state, chosenAt, queues, becameAt } = presence;
  const expiresAt = Math.floor(Date.parse(at) / 1000) + KEPT_SECONDS;
  try {
    await ledger.db.send(
      new UpdateItemCommand({
        TableName: ledger.tableName,
        Key: presenceKey(agentArn),
        UpdateExpression: `SET presence = :p, presenceV = :v, expiresAt = :e${becameAt === null ? '' : ', became = :b'}`,
        ConditionExpression: 'attribute_not_exists(presenceV) OR presenceV < :v',
        ExpressionAttributeValues: {
          ':p': { S: JSON.stringify({ at, state, chosenAt, queues }) },
          ':v': { S: `${at}#${sequenceNumber.padStart(DIGITS, '0')}` },
          ':e': { N: String(expiresAt) },
          ...(becameAt !== null && { ':b': { S: `${state}|${becameAt}` } }),
        },
      }),
    );
    return 'written';
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 'older';
    throw error;
  }
}
