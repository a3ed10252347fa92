import { ConnectClient, SearchUsersCommand } from '@aws-sdk/client-connect';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { plainLogin } from '../../domain/login.ts';
import { loginKey } from './keys.ts';
import type { Ledger } from './ledger.ts';

/**
 * How long an answer is believed, in seconds: a login may be given to another person, so not for ever. In memory shorter than
 * in the table, because nothing can take an answer back out of a warm function; that there is no such user is forgotten soonest.
 */
const BELIEVED_SECONDS = { memory: 300, nobody: 30, table: 3_600 };

/** Who a login is in Connect, remembered in this process and in the ledger's table. */
export interface AgentDirectory {
  readonly ledger: Ledger;
  readonly connect: Pick<ConnectClient, 'send'>;
  readonly instanceId: string;
  /** Filled and read here; one per process. */
  readonly memory: Map<string, Known>;
}

interface Known {
  readonly userArn: string | null;
  readonly untilSeconds: number;
}

/** Opens the directory of an instance, with an empty memory. */
export const openAgentDirectory = (ledger: Ledger, instanceArn: string): AgentDirectory => ({
  ledger,
  connect: new ConnectClient({ maxAttempts: 3, requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000 } }),
  instanceId: instanceArn.slice(instanceArn.lastIndexOf('/') + 1),
  memory: new Map(),
});

/**
 * The user ARN of a Connect login, whatever the case of its letters; null when the instance has no such user, or more than one.
 * `SearchUsers` is limited to 2 calls a second for an account (Admin Guide, service limits): hence the two memories.
 * @param nowMs milliseconds since 1970 UTC
 * @throws what the SDK throws, for example when it is throttled
 */
export async function agentOfLogin(directory: AgentDirectory, spelled: string, nowMs: number): Promise<string | null> {
  const login = plainLogin(spelled);
  const nowSeconds = Math.floor(nowMs / 1000);
  const remembered = directory.memory.get(login);
  if (remembered && remembered.untilSeconds > nowSeconds) return remembered.userArn;
  const stored = await fromTable(directory, login);
  const userArn = stored && stored.untilSeconds > nowSeconds ? stored.userArn : await search(directory, login, nowSeconds);
  const untilSeconds = nowSeconds + (userArn === null ? BELIEVED_SECONDS.nobody : BELIEVED_SECONDS.memory);
  directory.memory.set(login, { userArn, untilSeconds });
  return userArn;
}

async function fromTable({ ledger }: AgentDirectory, login: string): Promise<Known | undefined> {
  const { Item } = await ledger.db.send(new GetItemCommand({ TableName: ledger.tableName, Key: loginKey(login) }));
  return Item?.userArn?.S && Item.expiresAt?.N ? { userArn: Item.userArn.S, untilSeconds: Number(Item.expiresAt.N) } : undefined;
}

async function search(directory: AgentDirectory, login: string, nowSeconds: number): Promise<string | null> {
  const userArn = await fromConnect(directory, login);
  if (userArn === null) return null;
  const expiresAt = { N: String(nowSeconds + BELIEVED_SECONDS.table) };
  const { db, tableName } = directory.ledger;
  await db.send(new PutItemCommand({ TableName: tableName, Item: { ...loginKey(login), userArn: { S: userArn }, expiresAt } }));
  return userArn;
}

// The search may be less strict than we are: an answer counts only when the login is the same. Of two such users neither is meant surely.
async function fromConnect({ connect, instanceId }: AgentDirectory, login: string): Promise<string | null> {
  const { Users } = await connect.send(
    new SearchUsersCommand({
      InstanceId: instanceId,
      SearchCriteria: { StringCondition: { FieldName: 'Username', Value: login, ComparisonType: 'EXACT' } },
    }),
  );
  const [found, ...others] = (Users ?? []).filter(({ Username }) => Username !== undefined && plainLogin(Username) === login);
  return others.length === 0 ? (found?.Arn ?? null) : null;
}
