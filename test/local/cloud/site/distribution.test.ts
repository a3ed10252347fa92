import { beforeEach, describe, expect, test } from 'vitest';
import type { HttpRequest } from '../../../../local/cloud/http-api/http-request.ts';
import { parsePolicy } from '../../../../local/cloud/iam/policy-document.ts';
import { Bucket } from '../../../../local/cloud/s3/bucket.ts';
import type { Behaviour } from '../../../../local/cloud/site/behaviours.ts';
import { readBucket } from '../../../../local/cloud/site/bucket-origin.ts';
import { Distribution, type DistributionSpec, type Origin } from '../../../../local/cloud/site/distribution.ts';
import { EdgeFunction } from '../../../../local/cloud/site/edge-function.ts';
import { headersPolicy } from '../../../../local/cloud/site/headers-policy.ts';

const ARN = 'arn:aws:cloudfront::111122223333:distribution/D';
const READ = { Effect: 'Allow', Principal: { Service: 'cloudfront.amazonaws.com' }, Condition: { StringEquals: { 'AWS:SourceArn': ARN } } };
const FOLDER_PAGES = "function handler(event) { var r = event.request; if (r.uri.endsWith('/')) r.uri += 'index.html'; return r; }";
const GONE =
  'async function handler(event) { return { statusCode: 410, headers: { "X-Why": { value: event.request.querystring.why.value } } }; }';

let bucket: Bucket;
let apiSaw: HttpRequest[];
const reader = { distributionArn: ARN, accountId: '111122223333', signed: true };

beforeEach(() => {
  apiSaw = [];
  bucket = new Bucket({ stackName: 'S', logicalId: 'B', name: 'b', arn: 'arn:aws:s3:::b' });
  bucket.put('index.html', 'home', { contentType: 'text/html', cacheControl: 'no-cache' });
  bucket.put('report/index.html', 'report', { contentType: 'text/html' });
  bucket.policy = parsePolicy({ Statement: [{ ...READ, Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' }] }, 'B');
});

const pages: Behaviour = {
  ...{ pathPattern: '*', originId: 'bucket', allowedMethods: ['GET', 'HEAD'], headersPolicyId: 'P', viewerRequestArn: null },
  forwarding: { headers: [], query: [], cookies: false },
};
const api: Behaviour = {
  ...pages,
  ...{ pathPattern: '/api/*', originId: 'api', allowedMethods: ['GET', 'POST'], headersPolicyId: null },
  forwarding: { headers: 'all-but-host', query: 'all', cookies: true },
};
const policy = headersPolicy({
  Name: 'P',
  SecurityHeadersConfig: {
    ContentSecurityPolicy: { ContentSecurityPolicy: "default-src 'self'", Override: true },
    ContentTypeOptions: { Override: true },
    FrameOptions: { FrameOption: 'DENY', Override: 'true' },
    ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
    StrictTransportSecurity: { AccessControlMaxAgeSec: 60, IncludeSubdomains: true, Preload: true, Override: true },
    XSSProtection: { Protection: true, ModeBlock: true, Override: true },
  },
  CustomHeadersConfig: {
    Items: [
      { Header: 'Cache-Control', Value: 'mine', Override: false },
      { Header: 'X-Own', Value: '1', Override: true },
    ],
  },
  RemoveHeadersConfig: { Items: [{ Header: 'ETag' }] },
});

const distribution = (more: Partial<DistributionSpec> = {}) =>
  new Distribution({
    ...{ id: 'D', domainName: 'd.cloudfront.net', defaultRootObject: 'index.html', errorPages: [], behaviours: [api, pages] },
    origins: new Map<string, Origin>([
      ['bucket', { path: '', headers: {}, answer: async (request) => readBucket(bucket, request, reader) }],
      [
        'api',
        {
          path: '/v1',
          headers: { 'x-own-door': 'secret' },
          answer: async (request) => {
            apiSaw.push(request);
            return { status: 403, headers: {}, body: '{"message":"Forbidden"}' };
          },
        },
      ],
    ]),
    headersPolicies: new Map([['P', policy]]),
    edgeFunctions: new Map([
      ['folders', new EdgeFunction(FOLDER_PAGES)],
      ['gone', new EdgeFunction(GONE)],
    ]),
    ...more,
  });
const ask = (path: string, more: Partial<HttpRequest> = {}, spec: Partial<DistributionSpec> = {}) =>
  distribution(spec).answer({ method: 'GET', path, rawQuery: '', headers: { host: 'localhost:4501' }, body: Buffer.alloc(0), ...more });
const body = async (answer: Promise<{ body: Buffer | string }>) => String((await answer).body);

describe('a distribution', () => {
  test('shows the root object at its root, and only there', async () => {
    expect(await body(ask('/'))).toBe('home');
    expect(await ask('/report/')).toMatchObject({ status: 403 });
  });

  test('shows folder pages when a viewer-request function asks for them', async () => {
    const behaviours = [{ ...pages, viewerRequestArn: 'folders' }];
    expect(await body(ask('/report/', {}, { behaviours }))).toBe('report');
    expect(await body(ask('/', {}, { behaviours }))).toBe('home');
  });

  test('lets a viewer-request function answer itself', async () => {
    const behaviours = [{ ...pages, viewerRequestArn: 'gone', headersPolicyId: null }];
    expect(await ask('/', { rawQuery: 'why=old' }, { behaviours })).toEqual({ status: 410, headers: { 'x-why': 'old' }, body: '' });
  });

  test('sets, keeps and removes headers as its policy says', async () => {
    const { headers } = await ask('/');
    expect(headers).toEqual({
      'content-type': 'text/html',
      'cache-control': 'no-cache',
      'content-security-policy': "default-src 'self'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=60; includeSubDomains; preload',
      'x-xss-protection': '1; mode=block',
      'x-own': '1',
    });
  });

  test('hands an API its path, query, body and headers, but not the host, and its own header in place of the viewer’s', async () => {
    const headers = { host: 'localhost:4501', authorization: 'Bearer t', cookie: 'a=1', connection: 'keep-alive', 'x-own-door': 'guessed' };
    await ask('/api/x', { method: 'POST', rawQuery: 'q=1&q=2', headers, body: Buffer.from('{}') });
    expect(apiSaw[0]).toMatchObject({ method: 'POST', path: '/v1/api/x', rawQuery: 'q=1&q=2', body: Buffer.from('{}') });
    expect(apiSaw[0]?.headers).toEqual({
      ...{ authorization: 'Bearer t', cookie: 'a=1', 'user-agent': 'Amazon CloudFront', 'x-forwarded-for': '127.0.0.1' },
      'x-own-door': 'secret',
      via: '1.1 local.cloudfront.net (CloudFront)',
    });
  });

  test('hands on only what the policies name', async () => {
    const forwarding = { headers: ['x-wanted'], query: ['a'], cookies: false };
    const headers = { 'x-wanted': '1', 'x-other': '2', authorization: 't', cookie: 'a=1', 'content-type': 'text/plain' };
    await ask('/api/x', { rawQuery: 'a=1&b=2', headers }, { behaviours: [{ ...api, forwarding }, pages] });
    expect(new Set(Object.keys(apiSaw[0]?.headers ?? {}))).toEqual(
      new Set(['content-type', 'user-agent', 'via', 'x-forwarded-for', 'x-own-door', 'x-wanted']),
    );
    expect(apiSaw[0]?.rawQuery).toBe('a=1');
  });

  test('refuses a method its behaviour does not allow', async () =>
    expect(await ask('/', { method: 'POST' })).toMatchObject({ status: 403 }));

  test('shows an error page instead of any error of its number, even of the API', async () => {
    const errorPages = [{ errorCode: 403, responseCode: 200, pagePath: '/index.html' }];
    expect(await ask('/no/such', {}, { errorPages })).toMatchObject({ status: 200 });
    expect(await body(ask('/api/x', {}, { errorPages }))).toBe('home');
  });

  test('keeps the error when its page is not there', async () => {
    const errorPages = [{ errorCode: 403, responseCode: 200, pagePath: '/missing.html' }];
    expect(await ask('/no/such', {}, { errorPages })).toMatchObject({ status: 403 });
  });
});

describe('a bucket behind it', () => {
  const read = (path: string, more = {}) => readBucket(bucket, { method: 'GET', path, headers: {}, ...more }, reader);

  test('says nothing of missing objects to who may not list', () => expect(read('/none')).toMatchObject({ status: 403 }));
  test('says 404 to who may', () => {
    bucket.policy = [...bucket.policy, ...parsePolicy({ Statement: [{ ...READ, Action: 's3:ListBucket', Resource: bucket.arn }] }, 'B')];
    expect(read('/none')).toMatchObject({ status: 404 });
  });
  test('is closed without a policy', () => {
    bucket.policy = [];
    expect(read('/index.html')).toMatchObject({ status: 403 });
  });
  test('is closed to requests that are not signed', () =>
    expect(readBucket(bucket, { method: 'GET', path: '/index.html', headers: {} }, { ...reader, signed: false })).toMatchObject({
      status: 403,
    }));
  test('is closed to another distribution', () =>
    expect(
      readBucket(bucket, { method: 'GET', path: '/index.html', headers: {} }, { ...reader, distributionArn: `${ARN}2` }),
    ).toMatchObject({ status: 403 }));
  test('answers 304 to who has it already', () => {
    const { headers } = read('/index.html');
    expect(read('/index.html', { headers: { 'if-none-match': headers.etag } })).toMatchObject({ status: 304, body: '' });
  });
  test('takes no writes', () => expect(read('/index.html', { method: 'PUT' })).toMatchObject({ status: 405 }));
});

test.each([
  ['CORS', { CorsConfig: {} }, /CorsConfig/],
  ['an unknown security header', { SecurityHeadersConfig: { NewThing: {} } }, /NewThing/],
])('a headers policy with %s is refused', (_, config, text) => expect(() => headersPolicy(config)).toThrow(text));
