import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiRequest, type HttpEvent } from '../../lambdas/runtime/api-request.ts';
import type { Caller } from '../../lambdas/runtime/caller.ts';
import { JwtAuthorizer } from '../../local/cloud/http-api/jwt-authorizer.ts';
import { proxyEvent } from '../../local/cloud/http-api/proxy-event.ts';
import { attacks } from './attacks.ts';

const NAMES = { identityClaim: 'username', groupsClaim: 'cognito:groups', supervisorGroup: 'supervisors' };
const NOW_MS = Date.UTC(2026, 10, 21, 10);
const ROUTE = { routeKey: 'GET /api/me', integrationId: 'i', authorizerId: 'a', scopes: ['openid'] };
const keys = await generateKeyPair('RS256');
let issuer: string;
let authorizer: JwtAuthorizer;

const server = createServer(async ({ url = '' }, response) => {
  const key = { ...(await exportJWK(keys.publicKey)), kid: 'k', alg: 'RS256' };
  const body = url.endsWith('openid-configuration') ? { jwks_uri: `${issuer}/keys` } : { keys: [key] };
  response.end(JSON.stringify(body));
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const spec = { issuer, audience: ['desk'], identitySource: '$request.header.Authorization' };
  authorizer = new JwtAuthorizer(spec, { now: () => NOW_MS, after: () => () => {} });
});
afterAll(() => server.close());

const signed = (claims: object) => {
  const base = { iss: issuer, aud: 'desk', sub: 'u1', scope: 'openid profile', exp: NOW_MS / 1000 + 60, username: 'mallory' };
  return new SignJWT({ ...base, ...claims }).setProtectedHeader({ alg: 'RS256', kid: 'k' }).sign(keys.privateKey);
};

/** The event of a request whose token the authorizer has let through. */
async function eventOf(authorization: string): Promise<HttpEvent> {
  const authorized = await authorizer.authorize({ authorization }, '', ROUTE.scopes);
  if (!authorized.ok) throw new Error('The authorizer refused the token.');
  const request = { method: 'GET', path: '/api/me', rawQuery: '', headers: { authorization }, body: Buffer.alloc(0) };
  const context = { accountId: '1', apiId: 'a', domainName: 'a.x', nowMs: NOW_MS, claims: authorized.claims, stageVariables: null };
  return JSON.parse(JSON.stringify(proxyEvent(request, { route: ROUTE, pathParameters: {} }, context)));
}

const callerFor = async (claims: object): Promise<Caller> =>
  apiRequest(await eventOf(`Bearer ${await signed(claims)}`), NAMES, NOW_MS).caller;
const groups = (value: unknown) => callerFor({ 'cognito:groups': value });

const MALLORY: Caller = { login: 'mallory', supervisor: false };

/** Groups that an attacker may be in, or may name: none of them is the supervisors'. */
const HOSTILE: readonly (readonly [string, unknown])[] = [
  ['a name with a blank before the word', ['former supervisors']],
  ['a name with a blank behind the word', ['supervisors emeriti']],
  ['names with a comma', ['agents,supervisors', 'supervisors,']],
  ['a comma and a blank', ['agents, supervisors']],
  ['a tab, a line break, a no-break space', ['a\tsupervisors', 'a\nsupervisors', 'a\u00a0supervisors']],
  ['blanks around it', [' supervisors', 'supervisors ', ' supervisors ']],
  ['a name in brackets', ['[supervisors]', '] supervisors [', '[a', 'supervisors]x']],
  ['a name in quotes', ['"supervisors"', "'supervisors'", '`supervisors`', '\\"supervisors\\"']],
  ['a name that is JSON', ['["supervisors"]', '","supervisors","']],
  ['a list within the list', [['supervisors']]],
  ['a list in a list in a list', [[['supervisors']], []]],
  ['a map within the list', [{ supervisors: true }, { name: 'supervisors' }]],
  ['a map in place of the list', { supervisors: 'supervisors' }],
  ['a map that looks like a list', { 0: 'supervisors', length: 1 }],
  ['one text of several names', 'agents supervisors'],
  ['one text, with commas', 'agents,supervisors'],
  ['one text that looks as the gateway writes a list', '[supervisors]'],
  ['one text that looks like several in a list', '[agents supervisors]'],
  ['one text that is JSON', '["supervisors"]'],
  ['other letters of the same look', ['ѕupervisors', 'supervisοrs', 'ｓupervisors', 'supervısors']],
  ['letters that fold to it', ['Supervisors', 'SUPERVISORS', 'superviſors']],
  ['signs that are not seen', ['super\u200bvisors', 'supervisors\u200d', '\ufeffsupervisors', 'super\u00advisors', '\u202esrosivrepus']],
  ['a composed sign behind it', ['supervisors\u0301', 'supervisors\u0000']],
  ['half a surrogate pair', ['supervisors\ud800', '\udfffsupervisors']],
  ['the names of every object', ['__proto__', 'constructor', 'toString']],
  ['true, a number, null', [true, 1, null]],
  ['true alone', true],
  ['null alone', null],
  ['no group', []],
  ['an empty name', ['']],
];

describe('a person is no supervisor by', () => {
  attacks('groups', HOSTILE, async (value) => expect(await groups(value)).toEqual(MALLORY));

  attacks(
    'groups',
    [['a group claim of another name', { groups: ['supervisors'], 'Cognito:Groups': ['supervisors'], 'cognito:groups ': ['supervisors'] }]],
    async (claims) => expect(await callerFor(claims)).toEqual(MALLORY),
  );
});

describe('a person is a supervisor', () => {
  test.each<[string, unknown]>([
    ['by the group alone', ['supervisors']],
    ['by the group among hostile ones', ['former supervisors', '[a b]', 'supervisors', '"']],
    ['where the issuer writes a single group as text', 'supervisors'],
  ])('%s', async (_, value) => expect(await groups(value)).toEqual({ login: 'mallory', supervisor: true }));

  test.each(['former supervisors', 'Rechnung, Süd', '[all]', '主管'])(
    'by a group that is called %s in the config',
    async (supervisorGroup) => {
      const event = await eventOf(`Bearer ${await signed({ 'cognito:groups': ['agents', supervisorGroup] })}`);
      expect(apiRequest(event, { ...NAMES, supervisorGroup }, NOW_MS).caller.supervisor).toBe(true);
    },
  );
});

describe('a login is text, or none:', () => {
  attacks<unknown>(
    'groups',
    [
      ['a list of one', ['alice']],
      ['a map', { alice: 'alice' }],
      ['a number', 7],
      ['true', true],
      ['null', null],
      ['empty', ''],
    ],
    async (username) => expect((await callerFor({ username })).login).toBeNull(),
  );
});

describe('claims count only when they are those that the authorizer verified:', () => {
  const forged = (claims: object) => `${btoa('{"alg":"none"}')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;
  const BOSS = { username: 'boss', 'cognito:groups': ['supervisors'] };

  attacks<(good: string) => string | undefined>(
    'groups',
    [
      ['another token than the verified one', () => `Bearer ${forged({ sub: 'u1', ...BOSS })}`],
      ['a token that says less', () => `Bearer ${forged({ 'cognito:groups': ['supervisors'] })}`],
      ['a second token behind the first', (good) => `${good}, Bearer ${forged(BOSS)}`],
      ['a second token before it', (good) => `Bearer ${forged(BOSS)}, ${good}`],
      ['a token of two parts', () => `Bearer ${forged(BOSS).split('.').slice(0, 2).join('.')}`],
      ['a payload that is a list', () => `Bearer a.${btoa('["supervisors"]').replaceAll('=', '')}.c`],
      ['a payload that is no JSON', () => 'Bearer a.b.c'],
      ['another scheme', (good) => good.replace('Bearer', 'Basic')],
      ['no header', () => undefined],
    ],
    async (header) => {
      const good = `Bearer ${await signed({})}`;
      const event = await eventOf(good);
      const authorization = header(good);
      const { caller } = apiRequest({ ...event, headers: authorization === undefined ? {} : { authorization } }, NAMES, NOW_MS);
      expect(caller).toEqual({ login: null, supervisor: false });
    },
  );

  test.each<[string, object]>([
    ['claims in many scripts', { name: 'Zoë 🎧 主管' }],
    ['a claim with half a surrogate pair', { name: 'x\ud800' }],
    ['claims that are no text', { n: 1.5, yes: true, none: null, map: { b: 1, a: [1, 'x'] } }],
  ])('%s are still the same token', async (_, claims) => expect((await callerFor(claims)).login).toBe('mallory'));
});
