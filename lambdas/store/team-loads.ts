import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
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

/** A reading for all desks. */
export interface StoredLoads {
  readonly loads: TeamLoads;
  /** Milliseconds since 1970 UTC. */
  readonly readAtMs: number;
}

/** The last reading; undefined before the first. */
export async function readTeamLoads({ db, tableName }: Ledger): Promise<StoredLoads | undefined> {
  const { Item } = await db.send(new GetItemCommand({ TableName: tableName, Key: teamLoadsKey }));
  return Item?.loads?.S ? { loads: JSON.parse(Item.loads.S), readAtMs: Number(Item.readAt?.N) } : undefined;
}

/** Keeps a reading for everybody. */
export async function putTeamLoads({ db, tableName }: Ledger, { loads, readAtMs }: StoredLoads): Promise<void> {
  const Item = { ...teamLoadsKey, loads: { S: JSON.stringify(loads) }, readAt: { N: String(readAtMs) } };
  await db.send(new PutItemCommand({ TableName: tableName, Item }));
}
