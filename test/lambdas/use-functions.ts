import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, vi } from 'vitest';
import { ENV } from '../../contract/env.ts';
import { limitsTable } from '../support/ledger-table.ts';
import type { LocalLedger } from './local-ledger.ts';
import { ALICE, INSTANCE } from './payloads.ts';

type Table = Awaited<ReturnType<LocalLedger['newLedger']>>;

/** What the functions did beside what they answered. */
export interface UsedFunctions {
  /** What was sent to the poison queue, what was put on the bus, and what was written to the log. */
  readonly poisoned: string[];
  readonly published: string[];
  readonly said: string[];
  readonly table: () => Table;
}

/**
 * The surroundings in which AWS calls the functions, for the file that calls this: environment as the stack sets it, real SDK, DynamoDB
 * Local, and a Connect, an SQS, an EventBridge and a Secrets Manager that answer here. Functions are to be imported within tests.
 */
export function useFunctions(local: LocalLedger): UsedFunctions {
  const poisoned: string[] = [];
  const published: string[] = [];
  const said: string[] = [];
  let table: Table | undefined;
  const aws = createServer(async (request, response) => {
    const [body, target] = [await bodyOf(request), String(request.headers['x-amz-target'] ?? '')];
    const answer = answerTo(target.slice(target.indexOf('.') + 1), body, { poisoned, published });
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(answer));
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => aws.listen(0, '127.0.0.1', resolve));
    table = await local.newLedgerWithStream();
    const values = await environment(table, local.endpoint(), `http://127.0.0.1:${(aws.address() as AddressInfo).port}`);
    for (const [name, value] of Object.entries(values)) vi.stubEnv(name, value);
    // A function reads its environment as it is loaded, and another file may have loaded it.
    vi.resetModules();
    for (const out of [process.stdout, process.stderr]) vi.spyOn(out, 'write').mockImplementation((line) => said.push(String(line)) > 0);
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    await new Promise((resolve) => aws.close(resolve));
  });
  return {
    poisoned,
    published,
    said,
    table: () => {
      if (!table) throw new Error('Ask for the table inside a test.');
      return table;
    },
  };
}

function answerTo(operation: string, body: string, { poisoned, published }: Pick<UsedFunctions, 'poisoned' | 'published'>): object {
  if (operation === 'SendMessage') {
    poisoned.push(JSON.parse(body).MessageBody);
    return taken(JSON.parse(body).MessageBody);
  }
  if (operation === 'PutEvents') {
    const details: readonly string[] = JSON.parse(body).Entries.map(({ Detail }: { Detail: string }) => Detail);
    published.push(...details);
    return { Entries: details.map((_, i) => ({ EventId: `e${i}` })) };
  }
  if (operation === 'GetSecretValue') return { SecretString: 'key' };
  return { Users: [{ Username: 'alice', Arn: ALICE }] };
}

// SQS proves with a checksum that it took the message as it was sent.
const taken = (message: string) => ({ MessageId: 'm', MD5OfMessageBody: createHash('md5').update(message).digest('hex') });

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}

/** The table of what callers have taken, beside the ledger's. */
async function newLimitsTable(db: Table['db']): Promise<string> {
  const table = limitsTable('limits');
  await db.send(new CreateTableCommand(table));
  return String(table.TableName);
}

async function environment({ db, tableName }: Table, dynamoDb: string, origin: string): Promise<Readonly<Record<string, string>>> {
  const { accessKeyId } = await db.config.credentials();
  return {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: 's',
    AWS_ENDPOINT_URL_DYNAMODB: dynamoDb,
    AWS_ENDPOINT_URL_CONNECT: origin,
    AWS_ENDPOINT_URL_SQS: origin,
    AWS_ENDPOINT_URL_EVENTBRIDGE: origin,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: origin,
    [ENV.eventBusName]: 'consults',
    [ENV.eventVersion1]: 'false',
    [ENV.tableName]: tableName,
    [ENV.limitsTable]: await newLimitsTable(db),
    [ENV.poisonQueueUrl]: 'https://sqs.us-east-1.amazonaws.com/111122223333/poison',
    [ENV.instanceArn]: INSTANCE,
    [ENV.retentionMonths]: '25',
    [ENV.targetHashSecretArn]: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:key-AbCdEf',
    [ENV.identityClaim]: 'username',
    [ENV.groupsClaim]: 'cognito:groups',
    [ENV.supervisorGroup]: 'supervisors',
  };
}
