import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Duration, type Stack } from 'aws-cdk-lib';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Cloud } from '../../../local/cloud/cloud.ts';
import { bundled, edited, node, oneStack, REGION, temporaryFolder, testCloud } from './test-cloud.ts';

const FOLDER_PAGES = "function handler(event) { var r = event.request; if (r.uri.endsWith('/')) r.uri += 'index.html'; return r; }";
const HANDLER = `
  export const handler = async (event: any) => {
    if (event.pathParameters.id === 'fail') throw new Error('broken');
    if (event.pathParameters.id === 'slow') await new Promise((resolve) => setTimeout(resolve, 3000));
    const { claims } = event.requestContext.authorizer.jwt;
    return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: event.pathParameters.id, query: event.rawQueryString, claims }) };
  };`;

const keys = await generateKeyPair('RS256');
const issuerServer = createServer((request, response) => {
  const issuer = `http://127.0.0.1:${(issuerServer.address() as AddressInfo).port}`;
  const send = (document: unknown) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(document));
  if (request.url === '/.well-known/openid-configuration') send({ issuer, jwks_uri: `${issuer}/keys` });
  else void exportJWK(keys.publicKey).then((key) => send({ keys: [{ ...key, kid: 'k' }] }));
});

let issuer: string;
let cloud: Cloud;
let build: (stack: Stack) => void;

beforeAll(async () => {
  await new Promise<void>((resolve) => issuerServer.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(issuerServer.address() as AddressInfo).port}`;
  const [code, files] = [await bundled(HANDLER), temporaryFolder()];
  mkdirSync(join(files, 'report'));
  for (const [name, text] of Object.entries({ 'index.html': '<h1>Desk</h1>', 'report/index.html': '<h1>Report</h1>', 'main.js': 'go()' }))
    writeFileSync(join(files, name), text);
  build = (stack) => {
    const api = new HttpApi(stack, 'Api');
    api.addRoutes({
      ...{ path: '/api/things/{id}', methods: [HttpMethod.GET], authorizationScopes: ['openid'] },
      integration: new HttpLambdaIntegration('Things', node(stack, 'Things', code, { timeout: Duration.seconds(1) })),
      authorizer: new HttpJwtAuthorizer('Jwt', issuer, { jwtAudience: ['desk'] }),
    });
    const bucket = new Bucket(stack, 'Files');
    const edge = new EdgeFunction(stack, 'Pages', { code: FunctionCode.fromInline(FOLDER_PAGES), runtime: FunctionRuntime.JS_2_0 });
    const headers = { contentSecurityPolicy: { contentSecurityPolicy: "default-src 'self'", override: true } };
    new Distribution(stack, 'Site', {
      defaultRootObject: 'index.html',
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(bucket),
        responseHeadersPolicy: new ResponseHeadersPolicy(stack, 'Headers', { securityHeadersBehavior: headers }),
        functionAssociations: [{ function: edge, eventType: FunctionEventType.VIEWER_REQUEST }],
      },
      additionalBehaviors: {
        '/api/*': {
          origin: new HttpOrigin(`${api.apiId}.execute-api.${REGION}.amazonaws.com`),
          ...{
            allowedMethods: AllowedMethods.ALLOW_ALL,
            cachePolicy: CachePolicy.CACHING_DISABLED,
            originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
          },
        },
      },
    });
    new BucketDeployment(stack, 'Publish', {
      sources: [Source.asset(files), Source.jsonData('config.json', { api: api.apiEndpoint, quoted: 'say "hi"' })],
      ...{ destinationBucket: bucket, cacheControl: [CacheControl.noCache()] },
    });
  };
  cloud = await testCloud(oneStack(build));
});
afterAll(async () => {
  await cloud.stop();
  issuerServer.close();
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') => fetch(cloud.siteUrl + path, { headers, method });
const token = (claims: object = {}) =>
  new SignJWT({ iss: issuer, client_id: 'desk', scope: 'openid', username: 'alice', 'cognito:groups': ['a', 'b'], ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'k' })
    .setExpirationTime('5m')
    .sign(keys.privateKey);

describe('the site', () => {
  test.each([
    ['/', '<h1>Desk</h1>', 'text/html'],
    ['/report/', '<h1>Report</h1>', 'text/html'],
    ['/main.js', 'go()', 'text/javascript'],
  ])('serves %s from the bucket with the headers of the template', async (path, text, type) => {
    const answer = await get(path);
    expect(await answer.text()).toBe(text);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': type,
      'cache-control': 'no-cache',
      'content-security-policy': "default-src 'self'",
    });
  });

  test('has the runtime config with the values of the deployment', async () =>
    expect(await (await get('/config.json')).json()).toEqual({
      api: expect.stringMatching(/^https:\/\/\w+\.execute-api\.us-east-1\.amazonaws\.com$/),
      quoted: 'say "hi"',
    }));

  test('answers HEAD, 304 and, for what is not there, 403', async () => {
    const head = await get('/main.js', {}, 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await get('/main.js', { 'if-none-match': head.headers.get('etag') ?? '' })).status).toBe(304);
    expect((await get('/none.js')).status).toBe(403);
  });
});

describe('the API behind it', () => {
  test('gives the function the claims as text', async () => {
    const answer = await get('/api/things/a%20b?x=1', { authorization: `Bearer ${await token()}` });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      id: 'a b',
      query: 'x=1',
      claims: { username: 'alice', 'cognito:groups': '[a b]', exp: expect.stringMatching(/^\d+$/) },
    });
  });

  test.each([
    ['no token', '/api/things/1', {}, 401, 'Unauthorized'],
    ['a token without the scope', '/api/things/1', { scope: 'email' }, 403, 'Forbidden'],
    ['another issuer', '/api/things/1', { iss: 'https://elsewhere' }, 401, 'Unauthorized'],
    ['an unknown route', '/api/other', { scope: 'openid' }, 404, 'Not Found'],
    ['a path that is no path', '/api/things/%ZZ', { scope: 'openid' }, 400, 'Bad Request'],
    ['a function that fails', '/api/things/fail', { scope: 'openid' }, 500, 'Internal Server Error'],
    ['a function that takes too long', '/api/things/slow', { scope: 'openid' }, 500, 'Internal Server Error'],
  ])('answers %s as API Gateway does', async (_, path, claims, status, message) => {
    const headers: Record<string, string> = Object.keys(claims).length > 0 ? { authorization: `Bearer ${await token(claims)}` } : {};
    const answer = await get(path, headers);
    expect([answer.status, await answer.json()]).toEqual([status, { message }]);
  });

  test('is not let to a function that does not permit it', async () => {
    const app = edited(oneStack(build), ({ Resources }) => {
      for (const [id, { Type }] of Object.entries(Resources)) if (Type === 'AWS::Lambda::Permission') delete Resources[id];
    });
    const other = await testCloud(app);
    try {
      const answer = await fetch(`${other.siteUrl}/api/things/1`, { headers: { authorization: await token() } });
      expect([answer.status, await answer.json()]).toEqual([500, { message: 'Internal Server Error' }]);
      expect(other.deniedRequests()).toMatchObject([{ caller: 'apigateway.amazonaws.com', action: 'lambda:InvokeFunction' }]);
    } finally {
      await other.stop();
    }
  });

  test('answers 503 when the integration may not wait so long', async () => {
    const app = edited(oneStack(build), ({ Resources }) => {
      for (const { Type, Properties } of Object.values(Resources))
        if (Type === 'AWS::ApiGatewayV2::Integration') Properties.TimeoutInMillis = 50;
    });
    const other = await testCloud(app);
    try {
      await other.warm();
      const answer = await fetch(`${other.siteUrl}/api/things/slow`, { headers: { authorization: await token() } });
      expect([answer.status, await answer.json()]).toEqual([503, { message: 'Service Unavailable' }]);
    } finally {
      await other.stop();
    }
  });
});

describe('a start is refused when', () => {
  // biome-ignore lint/suspicious/noExplicitAny: the properties of any resource type
  type Change = (properties: any) => void;
  const associations: Change = ({ DistributionConfig }) => {
    DistributionConfig.DefaultCacheBehavior.FunctionAssociations[0].EventType = 'viewer-response';
  };
  const switchedOff: Change = ({ DistributionConfig }) => {
    DistributionConfig.Enabled = false;
  };
  const set =
    (values: object): Change =>
    (properties) =>
      Object.assign(properties, values);

  test.each<[string, string, Change, RegExp]>([
    ['an authorizer is a function', 'AWS::ApiGatewayV2::Authorizer', set({ AuthorizerType: 'REQUEST' }), /authorizer type REQUEST/],
    ['a stage is not the default', 'AWS::ApiGatewayV2::Stage', set({ StageName: 'v1' }), /the stage v1/],
    ['a payload is of format 1.0', 'AWS::ApiGatewayV2::Integration', set({ PayloadFormatVersion: '1.0' }), /AWS_PROXY 1.0/],
    ['an edge function runs elsewhere', 'AWS::CloudFront::Distribution', associations, /CloudFront function at viewer-response/],
    ['a distribution is switched off', 'AWS::CloudFront::Distribution', switchedOff, /switched off/],
    ['files are filtered', 'Custom::CDKBucketDeployment', set({ Exclude: ['*'] }), /property Exclude/],
  ])('%s', async (_, type, change, text) => {
    const app = edited(oneStack(build), ({ Resources }) => {
      for (const { Type, Properties } of Object.values(Resources)) if (Type === type) change(Properties);
    });
    await expect(testCloud(app)).rejects.toThrow(text);
  });

  test('the port of the site is taken', async () => {
    const port = Number(new URL(cloud.siteUrl ?? '').port);
    await expect(testCloud(oneStack(build), { ports: { site: port } })).rejects.toThrow(`Port ${port} is in use`);
  });
});
