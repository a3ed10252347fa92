import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { JwtAuthorizer } from '../../../../local/cloud/http-api/jwt-authorizer.ts';
import { wallClock } from '../wall-clock.ts';

const NOW_S = Date.parse('2026-11-21T10:00:00Z') / 1000;
const clock = { ...wallClock, now: () => NOW_S * 1000 };
const made = (alg: string) => generateKeyPair(alg, { extractable: true });
const [rsa, long, foreign, curve] = await Promise.all([made('RS256'), made('RS512'), made('RS256'), made('ES256')]);
const published = async (key: CryptoKey, kid: string) => ({ ...(await exportJWK(key)), kid });

let issuer = '';
let authorizer: JwtAuthorizer;
const documents: Record<string, unknown> = {};
const server = createServer((request, response) => {
  const document = documents[request.url ?? ''];
  response.writeHead(document ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(document));
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  documents['/.well-known/openid-configuration'] = { issuer, jwks_uri: `${issuer}/keys` };
  documents['/keys'] = {
    keys: await Promise.all([published(rsa.publicKey, 'rsa'), published(long.publicKey, 'long'), published(curve.publicKey, 'curve')]),
  };
  authorizer = new JwtAuthorizer({ issuer, audience: ['desk', 'other'], identitySource: '$request.header.Authorization' }, clock);
});
afterAll(() => server.close());

const GOOD = { client_id: 'desk', scope: 'openid profile', exp: NOW_S + 300, iat: NOW_S - 10 };
interface Minting {
  readonly claims?: JWTPayload;
  readonly alg?: string;
  readonly kid?: string | null;
  readonly key?: CryptoKey | Uint8Array;
}

const token = ({ claims = {}, alg = 'RS256', kid = 'rsa', key = rsa.privateKey }: Minting = {}) =>
  new SignJWT({ iss: issuer, ...GOOD, ...claims }).setProtectedHeader({ alg, ...(kid !== null && { kid }) }).sign(key);
const asked = (authorization: string | undefined, scopes: readonly string[] = ['openid']) =>
  authorizer.authorize(authorization === undefined ? {} : { authorization }, '', scopes);

describe('a token is good', () => {
  test.each([
    ['with a bearer prefix', async () => `Bearer ${await token()}`],
    ['with a prefix in another case', async () => `bearer ${await token()}`],
    ['without a prefix', () => token()],
    ['by its audience', () => token({ claims: { aud: 'other', client_id: 'stranger' } })],
    ['by one of several audiences', () => token({ claims: { aud: ['stranger', 'desk'] } })],
    ['by its client id when it has no audience', () => token()],
    ['with scopes as a list', () => token({ claims: { scope: ['openid'] } })],
    ['with scopes under scp', () => token({ claims: { scope: undefined, scp: ['openid'] } })],
    ['once it has begun', () => token({ claims: { nbf: NOW_S - 1 } })],
    ['signed by RS512', () => token({ alg: 'RS512', kid: 'long', key: long.privateKey })],
  ])('%s', async (_, mint) => expect(await asked(await mint())).toMatchObject({ ok: true, claims: { iss: issuer } }));
});

describe('a token is refused with 401', () => {
  const TABLE: readonly (readonly [string, () => string | undefined | Promise<string>, RegExp])[] = [
    ['when there is none', () => undefined, /^Bearer$/],
    ['when it is empty', () => 'Bearer ', /^Bearer$/],
    ['when it is no token', () => 'Bearer nonsense', /unable to decode the token/],
    ['when nobody signed it (alg none)', () => new UnsecuredJWT({ iss: issuer, ...GOOD }).encode(), /unable to decode|not supported/],
    ['when a foreign key signed it', () => token({ key: foreign.privateKey }), /invalid signature/],
    ['when its key is not published', () => token({ kid: 'unknown' }), /unable to find a key/],
    ['when it names no key', () => token({ kid: null }), /key id|decode/],
    ['when it is signed with an elliptic curve', () => token({ alg: 'ES256', kid: 'curve', key: curve.privateKey }), /not supported/],
    [
      'when the public key was used as a shared secret',
      async () => token({ alg: 'HS256', key: new TextEncoder().encode(await exportSPKI(rsa.publicKey)) }),
      /not supported/,
    ],
    ['when another issuer made it', () => token({ claims: { iss: 'https://elsewhere' } }), /valid issuer/],
    ['when it is for another audience', () => token({ claims: { aud: 'stranger' } }), /does not have a valid audience/],
    [
      'when the audience is wrong though the client id is right',
      () => token({ claims: { aud: 'stranger', client_id: 'desk' } }),
      /valid audience/,
    ],
    ['when it has neither audience nor client id', () => token({ claims: { client_id: undefined } }), /valid audience/],
    ['when it has expired', () => token({ claims: { exp: NOW_S - 1 } }), /expired/],
    ['when it never expires', () => token({ claims: { exp: undefined } }), /exp claim/],
    ['when it is not valid yet', () => token({ claims: { nbf: NOW_S + 60 } }), /nbf claim/],
    ['when it was issued in the future', () => token({ claims: { iat: NOW_S + 60 } }), /in the future/],
  ];

  test.each(TABLE)('%s', async (_, mint, why) => {
    const answer = await asked(await mint());
    expect(answer).toMatchObject({ ok: false, status: 401 });
    expect((answer as { wwwAuthenticate: string }).wwwAuthenticate).toMatch(why);
  });

  test('in the form API Gateway documents', async () =>
    expect(await asked(await token({ claims: { aud: 'stranger' } }))).toMatchObject({
      wwwAuthenticate: 'Bearer scope="" error="invalid_token" error_description="the token does not have a valid audience"',
    }));

  test('when the issuer does not answer', async () => {
    const lost = new JwtAuthorizer(
      { issuer: 'http://127.0.0.1:9', audience: ['desk'], identitySource: '$request.header.Authorization' },
      clock,
    );
    const answer = await lost.authorize({ authorization: await token() }, '', []);
    expect(answer).toMatchObject({
      ok: false,
      status: 401,
      wwwAuthenticate: expect.stringContaining('OIDC discovery endpoint communication error'),
    });
  });
});

describe('scopes', () => {
  test('an id token, which has none, is refused with 403 where a route asks for one', async () =>
    expect(await asked(await token({ claims: { scope: undefined, aud: 'desk' } }))).toEqual({
      ok: false,
      status: 403,
      wwwAuthenticate: 'Bearer scope="openid" error="insufficient_scope" error_description="the token does not have the required scopes"',
    }));

  test('one of several will do', async () => expect(await asked(await token(), ['admin', 'profile'])).toMatchObject({ ok: true }));
  test('another is not enough', async () => expect(await asked(await token(), ['admin'])).toMatchObject({ ok: false, status: 403 }));
  test('a route that asks for none takes a token without', async () =>
    expect(await asked(await token({ claims: { scope: undefined } }), [])).toMatchObject({ ok: true }));
});

test('the token may stand in the query', async () => {
  const byQuery = new JwtAuthorizer({ issuer, audience: ['desk'], identitySource: '$request.querystring.token' }, clock);
  expect(await byQuery.authorize({}, `token=${await token()}`, [])).toMatchObject({ ok: true });
});
