import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CloudFormationCustomResourceEvent, Context } from 'aws-lambda';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { packed } from '../../../../../lib/constructs/packed.ts';

// A Connect that is busy for the first call of all, and a bucket that takes answers: what the deployed function talks to.
const seen: { method: string; url: string; body: string }[] = [];
const PLAN = {
  queues: [{ name: 'Support', arn: 'arn:aws:connect:us-east-1:111122223333:instance/i1/queue/q1' }],
  offers: [{ queues: ['Support'], quickConnects: ['Ana'] }],
};
const server = createServer(async (request, response) => {
  const url = (request.url ?? '').replace(/\?.*/, '');
  seen.push({ method: request.method ?? '', url, body: await bodyOf(request) });
  const busy = seen.filter((one) => one.url.endsWith('associate-quick-connects')).length === 1 && url.endsWith('associate-quick-connects');
  response.writeHead(busy ? 429 : 200, busy ? { 'x-amzn-errortype': 'TooManyRequestsException' } : {});
  response.end(url === '/quick-connects/i1' ? '{"QuickConnectSummaryList":[{"Name":"Ana","Id":"a"}]}' : '{}');
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}

let origin = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  vi.stubEnv('AWS_ENDPOINT_URL_CONNECT', origin);
  vi.stubEnv('TURNS_QUEUE_URL', `${origin}/queue`);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'k');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 's');
  // A client reads its environment once.
  vi.resetModules();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await new Promise((resolve) => server.close(resolve));
});

test('a throttled call is made again by itself and the stack goes on', async () => {
  const { handler } = await import('../../../../../lambdas/features/quick-connects/associate-quick-connects/index.ts');
  const event = {
    RequestType: 'Create',
    ResponseURL: `${origin}/answer`,
    StackId: 's',
    RequestId: 'r',
    LogicalResourceId: 'Offered',
    ResourceProperties: { ServiceToken: 'arn', InstanceId: 'i1', Plan: packed(PLAN), CreatedQueueArns: [] },
  } as unknown as CloudFormationCustomResourceEvent;
  await handler(event, { getRemainingTimeInMillis: () => 60_000 } as Context);
  expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET /quick-connects/i1',
    'POST /queues/i1/q1/associate-quick-connects',
    'POST /queues/i1/q1/associate-quick-connects',
    'PUT /answer',
  ]);
  expect(JSON.parse(seen.at(-1)?.body ?? '')).toMatchObject({ Status: 'SUCCESS' });
});
