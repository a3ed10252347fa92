import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context, DynamoDBStreamEvent, KinesisStreamEvent, SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ENV } from '../../lambdas/runtime/env.ts';
import { itemsOf, useLocalLedger } from './local-ledger.ts';
import { ALICE, BOB, contactEvents, contactRecord, INSTANCE, legStart } from './payloads.ts';
import { openTableStream, type TableStream } from './project-consults/table-stream.ts';
import { CONSULT, CUSTOMER } from './told-chain.ts';

// The functions as AWS calls them: environment as the stack sets it, real SDK, DynamoDB Local, and a Connect and an SQS that answer here.
const local = useLocalLedger();
const poisoned: string[] = [];
const aws = createServer(async (request, response) => {
  const body = await bodyOf(request);
  const target = String(request.headers['x-amz-target'] ?? '');
  const answer = target.endsWith('SendMessage') ? taken(JSON.parse(body).MessageBody) : { Users: [{ Username: 'alice', Arn: ALICE }] };
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(answer));
});

// SQS proves with a checksum that it took the message as it was sent.
function taken(message: string) {
  poisoned.push(message);
  return { MessageId: 'm', MD5OfMessageBody: createHash('md5').update(message).digest('hex') };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}

let table: Awaited<ReturnType<typeof local.newLedger>>;
let stream: TableStream;
const said: string[] = [];

beforeAll(async () => {
  await new Promise<void>((resolve) => aws.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(aws.address() as AddressInfo).port}`;
  table = await local.newLedger();
  stream = await openTableStream(table);
  const { accessKeyId } = await table.db.config.credentials();
  const values: Readonly<Record<string, string>> = {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: 's',
    AWS_ENDPOINT_URL_DYNAMODB: local.endpoint(),
    AWS_ENDPOINT_URL_CONNECT: origin,
    AWS_ENDPOINT_URL_SQS: origin,
    [ENV.tableName]: table.tableName,
    [ENV.poisonQueueUrl]: 'https://sqs.us-east-1.amazonaws.com/111122223333/poison',
    [ENV.instanceArn]: INSTANCE,
    [ENV.retentionMonths]: '25',
    [ENV.targetHashKey]: 'key',
    [ENV.identityClaim]: 'username',
    [ENV.groupsClaim]: 'cognito:groups',
    [ENV.supervisorGroup]: 'supervisors',
  };
  for (const [name, value] of Object.entries(values)) vi.stubEnv(name, value);
  for (const out of [process.stdout, process.stderr]) vi.spyOn(out, 'write').mockImplementation((line) => said.push(String(line)) > 0);
});
afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await new Promise((resolve) => aws.close(resolve));
});

const asked = (more: object, claims: Record<string, string>) =>
  ({
    headers: {},
    ...more,
    requestContext: { requestId: 'r1', authorizer: { jwt: { claims, scopes: ['openid'] } } },
  }) as unknown as APIGatewayProxyEventV2WithJWTAuthorizer;

describe('a consulted call through the functions', () => {
  test('flow step, events and records go in, each source by its own function', async () => {
    const [flow, event, record] = await Promise.all([
      import('../../lambdas/on-leg-start/index.ts'),
      import('../../lambdas/on-contact-event/index.ts'),
      import('../../lambdas/on-contact-record/index.ts'),
    ]);
    const started = legStart(CONSULT, { kind: 'agent', target: BOB }) as never;
    expect(await flow.handler(started, { awsRequestId: 'r1' } as Context)).toEqual({ recorded: 'true' });
    const bodies = [CUSTOMER, CONSULT].flatMap(contactEvents).map((body) => JSON.stringify(body));
    const sqs = [...bodies, '{broken +12065550142'].map((body, i) => ({ messageId: `m${i}`, body }));
    expect(await event.handler({ Records: sqs } as SQSEvent)).toEqual({ batchItemFailures: [] });
    const data = [CUSTOMER, CONSULT].map((contact) => Buffer.from(JSON.stringify(contactRecord(contact))).toString('base64'));
    const kinesis = data.map((each, i) => ({ eventID: `shard:${i}`, kinesis: { sequenceNumber: String(i), data: each } }));
    expect(await record.handler({ Records: kinesis } as KinesisStreamEvent)).toEqual({ batchItemFailures: [] });
    expect((await itemsOf(table, 'LEG#')).map(({ pk }) => pk)).toEqual(['LEG#c1', 'LEG#c2']);
  });

  test('what could not be read is in the poison queue', () => {
    expect(poisoned.map((body) => JSON.parse(body))).toMatchObject([{ source: 'on-contact-event', body: '{broken +12065550142' }]);
  });

  test('the projection makes a consult of it', async () => {
    const { handler } = await import('../../lambdas/project-consults/index.ts');
    expect(await handler({ Records: await stream.next() } as DynamoDBStreamEvent)).toEqual({ batchItemFailures: [] });
    expect((await itemsOf(table, 'CONSULT#')).map(({ pk, row }) => [pk, JSON.parse(String(row)).outcome])).toEqual([
      ['CONSULT#c2', 'returned'],
    ]);
  });

  test('the asker may read its tree', async () => {
    const { handler } = await import('../../lambdas/get-contact-tree/index.ts');
    const { statusCode, body } = await handler(asked({ pathParameters: { id: 'c2' } }, { username: 'alice' }));
    expect([statusCode, JSON.parse(body ?? '').rootContactId]).toEqual([200, 'c1']);
  });

  test('a supervisor may read the report', async () => {
    const { handler } = await import('../../lambdas/get-consult-report/index.ts');
    const queryStringParameters = { from: '2026-11-21T10:00:00Z', to: '2026-11-21T11:00:00Z' };
    const { statusCode, body } = await handler(asked({ queryStringParameters }, { username: 'eve', 'cognito:groups': '[supervisors]' }));
    expect([statusCode, JSON.parse(body ?? '').totals.consults]).toEqual([200, 1]);
    expect((await handler(asked({}, { username: 'eve', 'cognito:groups': '[supervisors]' }))).statusCode).toBe(400);
  });

  test('nothing of it stands in the log but ids and counts', () => {
    const log = said.filter((line) => line.startsWith('{')).join('');
    expect(log).toContain('FactsWritten');
    expect(log).not.toMatch(/2065550/);
  });
});

test('a function whose stack forgot a value does not start', async () => {
  vi.stubEnv(ENV.poisonQueueUrl, '');
  vi.resetModules();
  await expect(import('../../lambdas/on-contact-event/index.ts')).rejects.toThrow(/POISON_QUEUE_URL/);
});
