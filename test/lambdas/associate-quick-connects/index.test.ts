import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CloudFormationCustomResourceEvent, Context } from 'aws-lambda';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

// A Connect that is busy for the first call of all, and a bucket that takes answers: what the deployed function talks to.
const seen: { method: string; url: string; body: string }[] = [];
const server = createServer(async (request, response) => {
  seen.push({ method: request.method ?? '', url: request.url ?? '', body: await bodyOf(request) });
  const busy = seen.length === 1;
  response.writeHead(busy ? 429 : 200, busy ? { 'x-amzn-errortype': 'TooManyRequestsException' } : {}).end('{}');
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
  const { handler } = await import('../../../lambdas/associate-quick-connects/index.ts');
  const event = {
    RequestType: 'Create',
    ResponseURL: `${origin}/answer`,
    StackId: 's',
    RequestId: 'r',
    LogicalResourceId: 'Offered',
    ResourceProperties: { ServiceToken: 'arn', InstanceId: 'i1', Queues: [{ QueueId: 'q1', QuickConnectIds: ['a'] }] },
  } as unknown as CloudFormationCustomResourceEvent;
  await handler(event, { getRemainingTimeInMillis: () => 60_000 } as Context);
  expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'POST /queues/i1/q1/associate-quick-connects',
    'POST /queues/i1/q1/associate-quick-connects',
    'PUT /answer',
  ]);
  expect(JSON.parse(seen[2]?.body ?? '')).toMatchObject({ Status: 'SUCCESS' });
});
