import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context, DynamoDBStreamEvent, KinesisStreamEvent, SQSEvent } from 'aws-lambda';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { ENV } from '../../contract/env.ts';
import { openTableStream, type TableStream } from './ledger/project-consults/table-stream.ts';
import { itemsOf, useLocalLedger } from './local-ledger.ts';
import { BOB, contactEvents, contactRecord, legStart } from './payloads.ts';
import { CONSULT, CUSTOMER } from './told-chain.ts';
import { useFunctions } from './use-functions.ts';

const local = useLocalLedger();
const { poisoned, said, ...functions } = useFunctions(local);
let stream: TableStream;
beforeAll(async () => {
  stream = await openTableStream(functions.table());
});

/** A request as API Gateway hands it over once it has verified the token: lists among the claims as text, the token as it came. */
const asked = (more: object, { groups, ...texts }: { readonly username: string; readonly groups?: readonly string[] }) => {
  const payload = Buffer.from(JSON.stringify({ ...texts, 'cognito:groups': groups })).toString('base64url');
  const claims = { ...texts, ...(groups && { 'cognito:groups': `[${groups.join(' ')}]` }) };
  return {
    headers: { authorization: `Bearer e30.${payload}.c2ln` },
    ...more,
    requestContext: { requestId: 'r1', authorizer: { jwt: { claims, scopes: ['openid'] } } },
  } as unknown as APIGatewayProxyEventV2WithJWTAuthorizer;
};

describe('a consulted call through the functions', () => {
  test('flow step, events and records go in, each source by its own function', async () => {
    const [flow, event, record] = await Promise.all([
      import('../../lambdas/ledger/on-leg-start/index.ts'),
      import('../../lambdas/ledger/on-contact-event/index.ts'),
      import('../../lambdas/ledger/on-contact-record/index.ts'),
    ]);
    const started = legStart(CONSULT, { kind: 'agent', target: BOB }) as never;
    expect(await flow.handler(started, { awsRequestId: 'r1' } as Context)).toEqual({ recorded: 'true' });
    const bodies = [CUSTOMER, CONSULT].flatMap(contactEvents).map((body) => JSON.stringify(body));
    const sqs = [...bodies, '{broken +12065550142'].map((body, i) => ({ messageId: `m${i}`, body }));
    expect(await event.handler({ Records: sqs } as SQSEvent)).toEqual({ batchItemFailures: [] });
    const data = [CUSTOMER, CONSULT].map((contact) => Buffer.from(JSON.stringify(contactRecord(contact))).toString('base64'));
    const kinesis = data.map((each, i) => ({ eventID: `shard:${i}`, kinesis: { sequenceNumber: String(i), data: each } }));
    expect(await record.handler({ Records: kinesis } as KinesisStreamEvent)).toEqual({ batchItemFailures: [] });
    expect((await itemsOf(functions.table(), 'LEG#')).map(({ pk }) => pk)).toEqual(['LEG#c1', 'LEG#c2']);
  });

  test('what could not be read is in the poison queue', () => {
    expect(poisoned.map((body) => JSON.parse(body))).toMatchObject([{ source: 'on-contact-event', body: '{broken +12065550142' }]);
  });

  test('the projection makes a consult of it', async () => {
    const { handler } = await import('../../lambdas/ledger/project-consults/index.ts');
    expect(await handler({ Records: await stream.next() } as DynamoDBStreamEvent)).toEqual({ batchItemFailures: [] });
    expect((await itemsOf(functions.table(), 'CONSULT#')).map(({ pk, row }) => [pk, JSON.parse(String(row)).outcome])).toEqual([
      ['CONSULT#c2', 'returned'],
    ]);
  });

  test('the asker may read its tree', async () => {
    const { handler } = await import('../../lambdas/features/contact-tree/get-contact-tree/index.ts');
    const { statusCode, body } = await handler(asked({ pathParameters: { id: 'c2' } }, { username: 'alice' }));
    expect([statusCode, JSON.parse(body ?? '').rootContactId]).toEqual([200, 'c1']);
  });

  test('a supervisor may read the report', async () => {
    const { handler } = await import('../../lambdas/features/report/get-consult-report/index.ts');
    const queryStringParameters = { from: '2026-11-21T10:00:00Z', to: '2026-11-21T11:00:00Z' };
    const { statusCode, body } = await handler(asked({ queryStringParameters }, { username: 'eve', groups: ['supervisors'] }));
    expect([statusCode, JSON.parse(body ?? '').totals.consults]).toEqual([200, 1]);
    expect((await handler(asked({}, { username: 'eve', groups: ['supervisors'] }))).statusCode).toBe(400);
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
  await expect(import('../../lambdas/ledger/on-contact-event/index.ts')).rejects.toThrow(/POISON_QUEUE_URL/);
});
