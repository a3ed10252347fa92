import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Template } from 'aws-cdk-lib/assertions';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addStacks, newApp } from '../../lib/app.ts';
import { withIssuerOrigins } from '../../lib/config/issuer-origins.ts';
import { parseConfig } from '../../lib/config/parse-config.ts';
import { askedFor } from '../../lib/desk/sign-in.ts';
import { config } from '../lib/config/valid-config.ts';
import { resourcesOf } from '../lib/stacks.ts';
import { deployedApi } from './deployed-api.ts';
import { PRESETS, type Preset } from './presets.ts';

const { publicKey, privateKey } = await generateKeyPair('RS256');
const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256' };
let origin = '';
const documentOf = (preset: Preset) => {
  const issuer = preset.issuer(origin);
  return { issuer, jwks_uri: `${origin}/keys`, ...preset.discovery(issuer.replace(/\/$/, '')) };
};
const server = createServer((request, response) => {
  const preset = PRESETS.find(
    (one) => request.url === new URL(`${one.issuer(origin).replace(/\/$/, '')}/.well-known/openid-configuration`).pathname,
  );
  const document = request.url === '/keys' ? { keys: [jwk] } : preset && documentOf(preset);
  // A synthesis takes longer than a connection is kept open.
  response.writeHead(document ? 200 : 404, { 'content-type': 'application/json', connection: 'close' }).end(JSON.stringify(document ?? {}));
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const readJson = async (url: string) => (await fetch(url)).json() as Promise<unknown>;
const ME = 'GET /api/me';
const CONSULTS = 'GET /api/consults';
const REPORT = 'GET /api/reports/consults';
const TREE = 'GET /api/contacts/{id}/tree';

describe.each(PRESETS)('$name', (preset) => {
  let desk: Template;
  beforeAll(async () => {
    const parsed = parseConfig(config({ identity: { issuer: preset.issuer(origin), ...preset.identity } }), 'test.json');
    const app = newApp(undefined, { 'aws:cdk:bundling-stacks': [] });
    desk = Template.fromStack(addStacks(app, await withIssuerOrigins(parsed, 'test.json', readJson)).desk);
  }, 20_000);
  const asked = async (route: string, token: keyof Preset['tokens']) => {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: preset.issuer(origin), iat: now - 1, exp: now + 300, jti: `jti of ${token}`, ...preset.tokens[token] };
    return deployedApi(desk)(route, await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k' }).sign(privateKey));
  };

  test('is reached by the page at the hosts of its discovery document', () => {
    const policies = Object.values(resourcesOf(desk, 'AWS::CloudFront::ResponseHeadersPolicy'));
    const text = JSON.stringify(policies.map(({ Properties }) => Properties));
    const [, connect = ''] = /connect-src ([^;]*);/.exec(text) ?? [];
    for (const one of preset.endpointOrigins(origin)) expect(connect.split(' ')).toContain(one);
  });

  test('is asked for what its tokens must carry', () => {
    const { identity } = parseConfig(config({ identity: { issuer: preset.issuer(origin), ...preset.identity } }), 'test.json');
    expect(askedFor(identity, identity.audience ?? '')).toEqual({ ...preset.asks, loginClaim: identity.claim });
  });

  test.each([
    ['an agent', 'agent', false],
    ['a supervisor', 'supervisor', true],
  ] as const)('%s is known on every route', async (_who, token, supervisor) => {
    for (const route of [ME, CONSULTS, REPORT, TREE]) expect(await asked(route, token)).toEqual({ login: preset.login, supervisor });
  });

  test('an id token is no access token', async () => {
    for (const route of [ME, CONSULTS, REPORT, TREE]) expect(await asked(route, 'id')).toMatch(/^(gateway|function) 40[13]$/);
  });

  test('a machine reads what the config lets it read, and nothing else', async () => {
    const { identity } = parseConfig(config({ identity: { issuer: preset.issuer(origin), ...preset.identity } }), 'test.json');
    const [client] = Object.values(identity.machines[0]?.claims ?? {});
    for (const route of [CONSULTS, REPORT])
      expect(await asked(route, 'machine')).toEqual({ login: null, supervisor: false, machine: { client } });
    for (const route of [ME, TREE]) expect(await asked(route, 'machine')).toBe('gateway 403');
  });

  test('another machine of the issuer reads nothing', async () => {
    for (const route of [ME, CONSULTS, REPORT, TREE]) expect(await asked(route, 'otherMachine')).toMatch(/^(gateway 40[13]|function 403)$/);
  });
});
