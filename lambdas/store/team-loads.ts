import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { teamLoadsKey } from './keys.ts';
import type { Ledger } from './ledger.ts';

/** How busy a team's queue is. */
export interface TeamLoad {
  /** Agents who could take a call of the queue now. */
  readonly agentsFree: number;
  readonly contactsWaiting: number;
  /** How long the first in line has been waiting, in milliseconds; null when nobody waits. */
  readonly oldestWaitMs: number | null;
}

/** Teams by the ARN of their queue. */
export type TeamLoads = Readonly<Record<string, TeamLoad>>;

/** The last reading, and whose turn it was. Instants in milliseconds since 1970 UTC. */
export interface StoredLoads {
  readonly loads: TeamLoads;
  readonly readAtMs: number;
  /** When somebody last set out to read. */
  readonly turnAtMs: number;
}

/** The last reading of all desks; undefined before the first. */
export async function readTeamLoads({ db, tableName }: Ledger): Promise<StoredLoads | undefined> {
  const { Item } = await db.send(new GetItemCommand({ TableName: tableName, Key: teamLoadsKey }));
  if (!Item?.loads?.S) return undefined;
  return { loads: JSON.parse(Item.loads.S), readAtMs: Number(Item.readAt?.N), turnAtMs: Number(Item.turnAt?.N) };
}

/** Sets out to read anew. False: somebody else did since `before` was read. */
export async function takeTurn(ledger: Ledger, before: StoredLoads | undefined, nowMs: number): Promise<boolean> {
  const { loads = {}, readAtMs = 0, turnAtMs = 0 } = before ?? {};
  try {
    await ledger.db.send(
      new PutItemCommand({
        ...putOf(ledger, { loads, readAtMs, turnAtMs: nowMs }),
        ConditionExpression: 'attribute_not_exists(pk) OR turnAt = :seen',
        ExpressionAttributeValues: { ':seen': { N: String(turnAtMs) } },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Keeps a reading for everybody. */
export async function putTeamLoads(ledger: Ledger, loads: TeamLoads, nowMs: number): Promise<void> {
  await ledger.db.send(new PutItemCommand(putOf(ledger, { loads, readAtMs: nowMs, turnAtMs: nowMs })));
}

const putOf = ({ tableName }: Ledger, { loads, readAtMs, turnAtMs }: StoredLoads) => ({
  TableName: tableName,
  Item: { ...teamLoadsKey, loads: { S: JSON.stringify(loads) }, readAt: { N: String(readAtMs) }, turnAt: { N: String(turnAtMs) } },
});
