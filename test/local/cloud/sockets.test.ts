import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { CachePolicy, Distribution, OriginRequestPolicy } from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Cloud } from '../../../local/cloud/cloud.ts';
import { startCloud } from '../../../local/cloud/start-cloud.ts';
import { SOCKET_QUOTAS } from '../../../local/cloud/websocket-api/websocket-api.ts';
import { createSimClock, type SimClock } from '../../../local/connect/sim-clock.ts';
import { ACCOUNT, bundled, edited, node, oneStack, REGION, testCloud } from './test-cloud.ts';

/** Says who may connect, tells every message, and sends, closes or fails as it is told. */
const HANDLER = `
  import { ApiGatewayManagementApiClient, DeleteConnectionCommand, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
  const client = new ApiGatewayManagementApiClient({ maxAttempts: 1 });
  export const handler = async ({ headers = {}, requestContext, body = '' }: any) => {
    console.log(requestContext.eventType, requestContext.routeKey, requestContext.disconnectStatusCode ?? '');
    const asked = headers['sec-websocket-protocol'];
    if (requestContext.eventType === 'CONNECT')
      return asked === 'wanted' ? { statusCode: 200, headers: { 'Sec-WebSocket-Protocol': 'wanted' } } : { statusCode: 401 };
    if (requestContext.eventType === 'DISCONNECT') return { statusCode: 200 };
    const { type, ConnectionId = requestContext.connectionId, Data = 'sent' } = JSON.parse(body);
    if (type === 'fail') throw new Error('broken');
    try {
      if (type === 'send') await client.send(new PostToConnectionCommand({ ConnectionId, Data }));
      if (type === 'close') await client.send(new DeleteConnectionCommand({ ConnectionId }));
    } catch (error: any) {
      return { statusCode: 200, body: error.name };
    }
    return { statusCode: 200, body: JSON.stringify({ by: requestContext.routeKey, connectionId: requestContext.connectionId }) };
  };`;

async function assembly({ granted = true } = {}): Promise<string> {
  const code = await bundled(HANDLER);
  return oneStack((stack) => {
    const fn = node(stack, 'OnSocket', code);
    const integration = () => new WebSocketLambdaIntegration('OnSocket', fn);
    const api = new WebSocketApi(stack, 'Api', {
      routeSelectionExpression: '$request.body.type',
      connectRouteOptions: { integration: integration() },
      disconnectRouteOptions: { integration: integration() },
      defaultRouteOptions: { integration: integration(), returnResponse: true },
    });
    api.addRoute('silent', { integration: integration() });
    const stage = new WebSocketStage(stack, 'Stage', { webSocketApi: api, stageName: 'ws', autoDeploy: true });
    if (granted) stage.grantManagementApiAccess(fn);
    new Distribution(stack, 'Site', {
      defaultBehavior: { origin: S3BucketOrigin.withOriginAccessControl(new Bucket(stack, 'Files')) },
      additionalBehaviors: {
        '/ws': {
          origin: new HttpOrigin(`${api.apiId}.execute-api.${stack.region}.amazonaws.com`),
          cachePolicy: CachePolicy.CACHING_DISABLED,
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        },
      },
    });
  });
}

/** A client whose messages can be waited for one by one; rejects with the status of a refused handshake. */
async function connect(cloud: Cloud, { protocols = ['wanted'], path = '/ws' } = {}) {
  const socket = new WebSocket(`${cloud.siteUrl?.replace('http', 'ws')}${path}`, protocols);
  const [heard, waiting]: [string[], ((text: string) => void)[]] = [[], []];
  socket.on('message', (data) => {
    const next = waiting.shift();
    next ? next(String(data)) : heard.push(String(data));
  });
  await new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const hears = (): Promise<string> => {
    const first = heard.shift();
    return first === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(first);
  };
  const asks = (message: object): Promise<string> => {
    socket.send(JSON.stringify(message));
    return hears();
  };
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  return { socket, hears, asks, closed };
}

const idOf = (answer: string) => (JSON.parse(answer) as { connectionId: string }).connectionId;

describe('a WebSocket API behind the distribution', () => {
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await testCloud(await assembly());
  });
  afterAll(() => cloud.stop());

  test('speaks the protocol that the function names', async () => {
    const { socket } = await connect(cloud);
    expect(socket.protocol).toBe('wanted');
    socket.close();
  });

  test.each([
    ['that the function refuses', { protocols: ['other'] }, /401/],
    ['at another path of the API', { path: '/ws/more' }, /40[03]/],
    ['at an origin that is no WebSocket API', { path: '/index.html' }, /400/],
  ])('a handshake %s fails', async (_, how, status) => {
    await expect(connect(cloud, how)).rejects.toThrow(status);
  });

  test('a plain request is no handshake', async () => {
    expect((await fetch(`${cloud.siteUrl}/ws`)).status).toBe(403);
  });

  test('messages go to their route, or to $default; only a route with a response answers', async () => {
    const { asks, socket } = await connect(cloud);
    expect(JSON.parse(await asks({ type: 'anything' }))).toMatchObject({ by: '$default' });
    socket.send('{"type":"silent"}');
    expect(JSON.parse(await asks({ type: 'fail' }))).toMatchObject({ message: 'Internal server error' });
    socket.close();
    await cloud.idle();
    expect(cloud.functions()[0]?.logs.join('\n')).toContain('MESSAGE silent');
  });

  test('a function sends to a connection, and to itself', async () => {
    const [one, other] = [await connect(cloud), await connect(cloud)];
    const ConnectionId = idOf(await other.asks({ type: 'who' }));
    expect(JSON.parse(await one.asks({ type: 'send', ConnectionId, Data: 'hello' }))).toMatchObject({ by: '$default' });
    expect(await other.hears()).toBe('hello');
    for (const { socket } of [one, other]) socket.close();
  });

  test('a function closes a connection; who sends to it then learns that it is gone', async () => {
    const [one, other] = [await connect(cloud), await connect(cloud)];
    const ConnectionId = idOf(await other.asks({ type: 'who' }));
    await one.asks({ type: 'close', ConnectionId });
    expect(await other.closed).toBe(1000);
    expect(await one.asks({ type: 'send', ConnectionId })).toBe('GoneException');
    one.socket.close();
  });

  test('a message beyond 128 KB ends the connection, one sent to it is refused', async () => {
    const { asks, socket, closed } = await connect(cloud);
    const Data = 'x'.repeat(SOCKET_QUOTAS.messageBytes - 60);
    expect(await asks({ type: 'send', Data })).toBe(Data);
    socket.send('x'.repeat(SOCKET_QUOTAS.messageBytes + 1));
    expect(await closed).toBe(1009);
  });

  test('an end is told with its code', async () => {
    const { socket, closed } = await connect(cloud);
    socket.close(4000);
    await closed;
    await cloud.idle();
    expect(cloud.functions()[0]?.logs.join('\n')).toContain('DISCONNECT $disconnect 4000');
  });
});

describe('the grants', () => {
  test('without execute-api:ManageConnections a function may not send', async () => {
    const cloud = await testCloud(await assembly({ granted: false }));
    const { asks, socket } = await connect(cloud);
    expect(await asks({ type: 'send' })).toBe('ForbiddenException');
    expect(cloud.deniedRequests()).toMatchObject([
      { action: 'execute-api:ManageConnections', resource: expect.stringMatching(/\/ws\/POST\/@connections\//) },
    ]);
    socket.close();
    await cloud.stop();
  });
});

describe('the quotas', () => {
  let cloud: Cloud;
  let clock: SimClock;
  beforeAll(async () => {
    clock = createSimClock({ startAtMs: 0 });
    cloud = await startCloud({
      ...{ assemblyDir: await assembly(), clock, account: ACCOUNT, region: REGION, dynamoEndpoint: 'http://127.0.0.1:9', timeScale: 0.01 },
    });
  });
  afterAll(() => cloud.stop());

  test('ten minutes without a message end a connection', async () => {
    const { asks, closed } = await connect(cloud);
    await clock.advance(SOCKET_QUOTAS.idleMs - 1);
    await asks({ type: 'ping' });
    await clock.advance(SOCKET_QUOTAS.idleMs - 1);
    await asks({ type: 'ping' });
    await clock.advance(SOCKET_QUOTAS.idleMs);
    expect(await closed).toBe(1001);
  });
});

describe('what is not supported stops the start', () => {
  test.each([
    ['another selection expression', 'Api', { RouteSelectionExpression: '$request.header.x' }, /selection expression/],
    ['an authorizer', 'Route', { AuthorizationType: 'CUSTOM' }, /authorization type CUSTOM/],
    ['stage variables', 'Stage', { StageVariables: { a: 'b' } }, /variables of a WebSocket stage/],
  ])('%s', async (_, type, properties, message) => {
    const dir = edited(await assembly(), (template) => {
      const found = Object.values(template.Resources).find(({ Type }) => Type === `AWS::ApiGatewayV2::${type}`);
      Object.assign(found?.Properties ?? {}, properties);
    });
    await expect(testCloud(dir)).rejects.toThrow(message);
  });
});
