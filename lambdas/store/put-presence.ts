import { type AttributeValue, ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
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
 * state is still that one. The newest logout, and the newest event that is no heart-beat, are kept beside it: of those that come late, with
 * a second UpdateItem.
 * @throws what the SDK throws when its tries are used up; the caller's event source delivers again.
 */
export async function putPresence(ledger: Ledger, news: PresenceNews): Promise<'written' | 'older'> {
  const written = await update(ledger, news.presence, whereabouts(news));
  const late = written === 'older' ? own(news) : undefined;
  if (late) await update(ledger, news.presence, late);
  return written;
}

interface Setting {
  readonly set: string;
  /** The attribute that must hold less than `:v`. */
  readonly newer: string;
  readonly values: Readonly<Record<string, AttributeValue>>;
}

const versionOf = ({ presence: { at }, sequenceNumber }: PresenceNews): AttributeValue => ({
  S: `${at}#${sequenceNumber.padStart(DIGITS, '0')}`,
});

function whereabouts(news: PresenceNews): Setting {
  const { at, state, chosenAt, queues, becameAt, tells } = news.presence;
  const more = own(news);
  return {
    set: ['presence = :p, presenceV = :v', ...(becameAt === null ? [] : ['became = :b']), ...(more ? [more.set] : [])].join(', '),
    newer: 'presenceV',
    values: {
      ':p': { S: JSON.stringify({ at, state, chosenAt, queues, ...(tells === 'beat' && { isBeat: true }) }) },
      ':v': versionOf(news),
      ...(becameAt !== null && { ':b': { S: `${state}|${becameAt}` } }),
    },
  };
}

/** What an event adds that is no heart-beat. */
function own(news: PresenceNews): Setting | undefined {
  const { tells } = news.presence;
  if (tells === 'beat') return undefined;
  const attribute = tells === 'logout' ? 'loggedOutV' : 'actedV';
  return { set: `${attribute} = :v`, newer: attribute, values: { ':v': versionOf(news) } };
}

async function update(ledger: Ledger, { agentArn, at }: Presence, { set, newer, values }: Setting): Promise<'written' | 'older'> {
  try {
    await ledger.db.send(
      new UpdateItemCommand({
        TableName: ledger.tableName,
        Key: presenceKey(agentArn),
        UpdateExpression: `SET ${set}, expiresAt = :e`,
        ConditionExpression: `attribute_not_exists(${newer}) OR ${newer} < :v`,
        ExpressionAttributeValues: { ...values, ':e': { N: String(Math.floor(Date.parse(at) / 1000) + KEPT_SECONDS) } },
      }),
    );
    return 'written';
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 'older';
    throw error;
  }
}
