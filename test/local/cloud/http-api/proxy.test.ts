import { describe, expect, test } from 'vitest';
import { claimTexts, proxyEvent } from '../../../../local/cloud/http-api/proxy-event.ts';
import { proxyResponse } from '../../../../local/cloud/http-api/proxy-response.ts';

const route = { routeKey: 'GET /api/contacts/{id}/tree', integrationId: 'i', authorizerId: 'a', scopes: ['openid'] };
const request = {
  method: 'GET',
  path: '/api/contacts/c%201/tree',
  rawQuery: 'a=1&a=2&b=x%20y',
  headers: { accept: '*/*', cookie: 'one=1; two=2', 'user-agent': 'test', 'x-forwarded-for': '203.0.113.7, 10.0.0.1' },
  body: Buffer.alloc(0),
};
const context = {
  ...{ accountId: '111122223333', apiId: 'abc', domainName: 'abc.execute-api.us-east-1.amazonaws.com' },
  ...{
    nowMs: Date.parse('2026-11-21T10:15:30.250Z'),
    claims: { sub: 'u', scope: 'openid', exp: 1795000000, 'cognito:groups': ['a', 'b'] },
    stageVariables: null,
  },
};

describe('the event of a proxy integration', () => {
  test('is the documented payload 2.0', () => {
    const event = proxyEvent(request, { route, pathParameters: { id: 'c 1' } }, context);
    expect(event).toEqual({
      version: '2.0',
      routeKey: 'GET /api/contacts/{id}/tree',
      rawPath: '/api/contacts/c 1/tree',
      rawQueryString: 'a=1&a=2&b=x%20y',
      cookies: ['one=1', 'two=2'],
      headers: { accept: '*/*', 'user-agent': 'test', 'x-forwarded-for': '203.0.113.7, 10.0.0.1' },
      queryStringParameters: { a: '1,2', b: 'x y' },
      requestContext: {
        accountId: '111122223333',
        apiId: 'abc',
        authorizer: { jwt: { claims: { sub: 'u', scope: 'openid', exp: '1795000000', 'cognito:groups': '[a b]' }, scopes: ['openid'] } },
        domainName: 'abc.execute-api.us-east-1.amazonaws.com',
        domainPrefix: 'abc',
        http: { method: 'GET', path: '/api/contacts/c 1/tree', protocol: 'HTTP/1.1', sourceIp: '203.0.113.7', userAgent: 'test' },
        requestId: expect.any(String),
        routeKey: 'GET /api/contacts/{id}/tree',
        stage: '$default',
        time: '21/Nov/2026:10:15:30 +0000',
        timeEpoch: 1795256130250,
      },
      pathParameters: { id: 'c 1' },
      isBase64Encoded: false,
    });
  });

  test.each([
    ['JSON as text', 'application/json; charset=utf-8', '{"a":1}', false],
    ['a form as text', 'application/x-www-form-urlencoded', 'a=1', false],
    ['other bytes in base64', 'application/octet-stream', 'AQI=', true],
  ])('has %s', (_, contentType, body, isBase64Encoded) => {
    const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
    const posted = { ...request, method: 'POST', body: bytes, headers: { 'content-type': contentType } };
    expect(proxyEvent(posted, { route, pathParameters: {} }, context)).toMatchObject({ body, isBase64Encoded });
  });

  test('claims are text', () =>
    expect(claimTexts({ yes: true, n: 1.5, list: [1, ['x']], map: { b: 'c', a: 1, of: { z: [null] } }, none: null, empty: [] })).toEqual({
      ...{ yes: 'true', n: '1.5', list: '[1 [x]]', map: 'map[a:1 b:c of:map[z:[<nil>]]]', empty: '[]' },
    }));

  test.each<[string, object, readonly string[], readonly string[] | null]>([
    ['all of the token where the route asks for one', { scope: 'openid email' }, ['openid'], ['openid', 'email']],
    ['a list', { scp: ['openid', 'email'] }, ['openid'], ['openid', 'email']],
    ['null where the route asks for none', { scope: 'openid email' }, [], null],
  ])('scopes are %s', (_, claims, scopes, told) => {
    const event = proxyEvent(request, { route: { ...route, scopes }, pathParameters: {} }, { ...context, claims: { ...claims } });
    expect(event.requestContext).toMatchObject({ authorizer: { jwt: { scopes: told } } });
  });
});

describe("a function's result is a response", () => {
  test.each([
    [
      'as it describes one',
      { statusCode: 404, headers: { 'X-A': 1 }, body: 'no' },
      { status: 404, headers: { 'x-a': '1', 'content-type': 'text/plain; charset=utf-8' }, body: 'no' },
    ],
    ['with a status as text', { statusCode: '201' }, { status: 201, body: '' }],
    [
      'with its content type',
      { statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: '{}' },
      { headers: { 'content-type': 'application/json' } },
    ],
    ['with cookies', { statusCode: 200, cookies: ['a=1', 'b=2'] }, { headers: { 'set-cookie': ['a=1', 'b=2'] } }],
    ['with bytes', { statusCode: 200, body: 'AQI=', isBase64Encoded: true }, { body: Buffer.from([1, 2]) }],
    [
      'as the JSON of a 200 when it has no status',
      { a: 1 },
      { status: 200, headers: { 'content-type': 'application/json' }, body: '{"a":1}' },
    ],
    ['as the text of a 200', 'hello', { status: 200, body: 'hello' }],
    ['as a 500 when the status is none', { statusCode: 'x' }, { status: 500, body: '{"message":"Internal Server Error"}' }],
    ['as a 500 when the body is no text', { statusCode: 200, body: { a: 1 } }, { status: 500 }],
  ])('%s', (_, payload, expected) => expect(proxyResponse(payload)).toMatchObject(expected));
});
