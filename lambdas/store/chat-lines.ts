import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { ChatLine } from '../../contract/schemas/chat-lines.ts';
import { isExpired } from './expiry.ts';
import { chatLinesKey } from './keys.ts';
import type { Ledger } from './ledger.ts';

/** Lines of a chat to keep in the place of those before. */
export interface ChatLinesWrite {
  readonly root: string;
  readonly contactId: string;
  readonly lines: readonly ChatLine[];
  /** Instant of the newest line, ISO 8601: lines that end earlier than those that are there are late, and are not kept. */
  readonly newest: string;
  readonly keptAt: string;
  /** When DynamoDB may delete them, in seconds since 1970 UTC. */
  readonly expiresAt: number;
}

/** Keeps the lines of a chat; of two writes the one with the newer line holds, in whatever order they come. @throws what the SDK throws */
export async function putChatLines({ db, tableName }: Ledger, write: ChatLinesWrite): Promise<'kept' | 'older'> {
  const { root, contactId, lines, newest, keptAt, expiresAt } = write;
  try {
    await db.send(
      new PutItemCommand({
        TableName: tableName,
        Item: {
          ...chatLinesKey(root, contactId),
          lines: { S: JSON.stringify(lines) },
          newest: { S: newest },
          keptAt: { S: keptAt },
          expiresAt: { N: String(expiresAt) },
        },
        ConditionExpression: 'attribute_not_exists(pk) OR newest <= :newest',
        ExpressionAttributeValues: { ':newest': { S: newest } },
      }),
    );
    return 'kept';
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 'older';
    throw error;
  }
}

/** The lines of a chat; null when none are kept, or no longer. Strongly consistent. */
export async function readChatLines(
  { db, tableName }: Ledger,
  { root, contactId, nowMs }: { readonly root: string; readonly contactId: string; readonly nowMs: number },
): Promise<{ readonly lines: readonly ChatLine[]; readonly keptAt: string } | null> {
  const { Item } = await db.send(new GetItemCommand({ TableName: tableName, Key: chatLinesKey(root, contactId), ConsistentRead: true }));
  if (!Item?.lines?.S || isExpired(Item, nowMs)) return null;
  return { lines: JSON.parse(Item.lines.S) as readonly ChatLine[], keptAt: Item.keptAt?.S ?? '' };
}
