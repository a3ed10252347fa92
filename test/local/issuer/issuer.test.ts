import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Issuer, startIssuer } from '../../../local/issuer/issuer.ts';
import {
  attempt,
  CLIENT_ID,
  CLIENTS,
  DESK,
  discover,
  locationOf,
  MACHINES,
  machineTokenByClient,
  OTHER_CLIENT_ID,
  PEOPLE,
  postToken,
  pressButton,
  REDIRECT,
  refreshByClient,
  signInByClient,
} from './sign-in-by-client.ts';

let nowMs = Date.now();
let running: Issuer;
beforeAll(async () => {
  running = await startIssuer({ port: 0, people: PEOPLE, clients: CLIENTS, machines: MACHINES, now: () => nowMs });
});
afterAll(() => running.stop());

const verified = async (token: string | undefined) => {
  const keys = createRemoteJWKSet(new URL(`${running.issuer}/.well-known/jwks.json`));
  return (await jwtVerify(token ?? '', keys, { issuer: running.issuer, algorithms: ['RS256'] })).payload;
};

describe('a sign-in by a standards-following client', () => {
  it('gives an access token with client_id, scope, username and groups, and no aud', async () => {
    const tokens = await signInByClient(running.issuer, 'sam');
    const claims = await verified(tokens.access_token);
    expect(claims).toMatchObject({
      token_use: 'access',
      client_id: CLIENT_ID,
      scope: 'openid profile',
      username: 'sam',
      'cognito:groups': ['supervisors', 'reports'],
    });
    expect(claims.aud).toBeUndefined();
    expect(Number(claims.exp) - Number(claims.iat)).toBe(3_600);
  });

  it('gives an id token with aud and name, without scope, and leaves out the groups of somebody who has none', async () => {
    const claims = await verified((await signInByClient(running.issuer, 'alice')).id_token);
    expect(claims).toMatchObject({ token_use: 'id', aud: CLIENT_ID, 'cognito:username': 'alice', name: 'Alice' });
    expect(claims).not.toHaveProperty('scope');
    expect(claims).not.toHaveProperty('cognito:groups');
  });

  it('names the same subject each time, and another for another person', async () => {
    const subjects = await Promise.all(['alice', 'alice', 'sam'].map(async (login) => (await verified(await running.tokenFor(login))).sub));
    expect(subjects[0]).toBe(subjects[1]);
    expect(subjects[0]).not.toBe(subjects[2]);
  });

  it('refreshes, and each refresh token works once: the second use ends the family', async () => {
    const first = await signInByClient(running.issuer, 'alice');
    const second = await refreshByClient(running.issuer, first.refresh_token ?? '');
    expect(await verified(second.access_token)).toMatchObject({ username: 'alice' });
    await expect(refreshByClient(running.issuer, first.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' });
    await expect(refreshByClient(running.issuer, second.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  const [reporting = { clientId: '', secret: '', scopes: [] }] = MACHINES;

  it.each(['header', 'form'] as const)('gives a machine a token of its own, with its secret in the %s', async (by) => {
    const { access_token, refresh_token, id_token } = await machineTokenByClient(running.issuer, reporting, { by, scope: 'reports/read' });
    expect([refresh_token, id_token]).toEqual([undefined, undefined]);
    const claims = await verified(access_token);
    expect(claims).toMatchObject({ token_use: 'access', client_id: 'reporting', sub: 'reporting', scope: 'reports/read' });
    for (const absent of ['username', 'aud', 'cognito:groups']) expect(claims).not.toHaveProperty(absent);
  });

  it('gives a machine that names no scope all it may have, as it is made for scripts', async () => {
    const { access_token } = await machineTokenByClient(running.issuer, reporting, { by: 'header' });
    const [byClient, byScript] = await Promise.all([access_token, await running.machineTokenFor('reporting')].map(verified));
    expect(byClient).toMatchObject({ scope: 'calls/read reports/read' });
    expect(new Set(Object.keys(byScript ?? {}))).toEqual(new Set(Object.keys(byClient ?? {})));
    await expect(running.machineTokenFor('billing')).rejects.toThrow('No machine');
  });

  it.each([
    ['another secret', { ...reporting, secret: 'guessed' }, undefined, 'invalid_client'],
    ['a name nobody knows', { ...reporting, clientId: 'billing' }, undefined, 'invalid_client'],
    ['the name of a public client', { clientId: CLIENT_ID, secret: 'x' }, undefined, 'invalid_client'],
    ['a scope that is not its own', reporting, 'calls/read openid', 'invalid_scope'],
  ])('gives no token for %s', async (_what, client, scope, error) => {
    for (const by of ['header', 'form'] as const)
      await expect(machineTokenByClient(running.issuer, client, { by, ...(scope && { scope }) })).rejects.toMatchObject({
        ...(error === 'invalid_client' ? { status: 401 } : { error }),
      });
  });

  it('makes tokens for scripted people that are the same in kind', async () => {
    const [byScript, byClient] = [await running.tokenFor('alice'), (await signInByClient(running.issuer, 'alice')).access_token];
    expect(new Set(Object.keys(await verified(byScript)))).toEqual(new Set(Object.keys(await verified(byClient))));
    expect(await verified(await running.idTokenFor('alice'))).toMatchObject({ token_use: 'id' });
    await expect(running.tokenFor('mallory')).rejects.toThrow('Nobody registered');
  });
});

describe('an authorization request that cannot be trusted is answered on a page, never redirected', () => {
  it.each([
    ['an unknown client', { client_id: 'stranger' }, 'client_id is unknown'],
    ['no client', { client_id: null }, 'client_id is unknown'],
    ['a redirect to a foreign origin', { redirect_uri: 'http://evil.example/' }, 'redirect_uri'],
    ['a redirect to an origin that only begins alike', { redirect_uri: 'http://localhost:45010/' }, 'redirect_uri'],
    ['a redirect to the origin of another client', { redirect_uri: 'http://localhost:4599/' }, 'redirect_uri'],
    ['a redirect with a user name before the host', { redirect_uri: 'http://localhost:4501@evil.example/' }, 'redirect_uri'],
    ['a redirect with a fragment', { redirect_uri: `${REDIRECT}#x` }, 'redirect_uri'],
    ['no redirect', { redirect_uri: null }, 'redirect_uri'],
  ])('%s', async (_what, change, says) => {
    const response = await fetch((await attempt(running.issuer, change)).url, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([400, null]);
    expect(await response.text()).toContain(says);
  });
});

describe('an authorization request that the client got wrong goes back to it with an error and its state', () => {
  it.each([
    ['without a challenge', { code_challenge: null }, 'invalid_request'],
    ['with a challenge that is no SHA-256', { code_challenge: 'short' }, 'invalid_request'],
    ['with the plain method', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['with no method, which means plain', { code_challenge_method: null }, 'invalid_request'],
    ['for a token in the front channel', { response_type: 'token' }, 'unsupported_response_type'],
    ['without scope openid', { scope: 'profile' }, 'invalid_scope'],
    ['that must not ask, for somebody not signed in', { prompt: 'none', login_hint: 'alice' }, 'login_required'],
    ['that must not ask, for nobody in particular', { prompt: 'none' }, 'login_required'],
  ])('%s', async (_what, change, error) => {
    const { url, state } = await attempt(running.issuer, change);
    const back = locationOf(await fetch(url, { redirect: 'manual' }));
    expect(back.origin).toBe(DESK);
    expect(Object.fromEntries(back.searchParams)).toMatchObject({ error, state, iss: running.issuer });
    expect(back.searchParams.has('code')).toBe(false);
  });
});

describe('/token refuses', () => {
  const exchange = async (change: Readonly<Record<string, string>>) => {
    const { url, verifier } = await attempt(running.issuer);
    const code = locationOf(await pressButton(url, 'alice')).searchParams.get('code') ?? '';
    const fields = { grant_type: 'authorization_code', client_id: CLIENT_ID, code, redirect_uri: REDIRECT, code_verifier: verifier };
    return { ...fields, ...change };
  };
  it.each([
    ['a wrong verifier', { code_verifier: 'x'.repeat(43) }, 400, 'invalid_grant'],
    ['a missing verifier', { code_verifier: '' }, 400, 'invalid_request'],
    ['a code nobody issued', { code: 'made-up' }, 400, 'invalid_grant'],
    ['another redirect than the code was asked with', { redirect_uri: `${DESK}/report/` }, 400, 'invalid_grant'],
    ['the code of another client', { client_id: OTHER_CLIENT_ID }, 400, 'invalid_grant'],
    ['an unknown client', { client_id: 'stranger' }, 401, 'invalid_client'],
    ['a password grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['a refresh without a token', { grant_type: 'refresh_token' }, 400, 'invalid_request'],
    ['a refresh token nobody issued', { grant_type: 'refresh_token', refresh_token: 'made-up' }, 400, 'invalid_grant'],
  ])('%s', async (_what, change, status, error) => {
    const response = await postToken(running.issuer, await exchange(change));
    expect(response.status).toBe(status);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toMatchObject({ error });
  });

  it('a code used before, and then takes back the refresh token it gave', async () => {
    const fields = await exchange({});
    const first = (await (await postToken(running.issuer, fields)).json()) as { refresh_token: string };
    expect(await (await postToken(running.issuer, fields)).json()).toMatchObject({ error: 'invalid_grant' });
    await expect(refreshByClient(running.issuer, first.refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  it('a code after 60 s, and takes it just before', async () => {
    const [early, late] = [await exchange({}), await exchange({})];
    nowMs += 59_999;
    expect((await postToken(running.issuer, early)).status).toBe(200);
    nowMs += 1;
    expect(await (await postToken(running.issuer, late)).json()).toMatchObject({ error: 'invalid_grant' });
    nowMs = Date.now();
  });

  it('a refresh token after 12 hours', async () => {
    const { refresh_token } = await signInByClient(running.issuer, 'alice');
    nowMs += 12 * 3_600_000;
    await expect(refreshByClient(running.issuer, refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' });
    nowMs = Date.now();
  });
});

describe('/revoke', () => {
  const revoke = (fields: Readonly<Record<string, string>> | URLSearchParams) =>
    fetch(`${running.issuer}/revoke`, { method: 'POST', body: new URLSearchParams(fields) });

  it('ends a refresh token, and answers alike when it has ended already', async () => {
    const { refresh_token: token = '' } = await signInByClient(running.issuer, 'alice');
    for (const _twice of [1, 2]) {
      const response = await revoke({ client_id: CLIENT_ID, token });
      expect([response.status, await response.text()]).toEqual([200, '']);
    }
    await expect(refreshByClient(running.issuer, token)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  it('ends all that came of the same sign-in by one of them, used or not, and nobody else’s', async () => {
    const [first, other] = [await signInByClient(running.issuer, 'alice'), await signInByClient(running.issuer, 'alice')];
    const second = await refreshByClient(running.issuer, first.refresh_token ?? '');
    expect((await revoke({ client_id: CLIENT_ID, token: first.refresh_token ?? '', token_type_hint: 'refresh_token' })).status).toBe(200);
    await expect(refreshByClient(running.issuer, second.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' });
    expect(await refreshByClient(running.issuer, other.refresh_token ?? '')).toHaveProperty('access_token');
  });

  it('takes a token that nobody issued for revoked', async () => {
    expect((await revoke({ client_id: CLIENT_ID, token: 'made-up' })).status).toBe(200);
  });

  it.each([
    ['no token', { token: '' }, 400, 'invalid_request'],
    ['an unknown client', { client_id: 'stranger' }, 401, 'invalid_client'],
    ['no client', { client_id: '' }, 401, 'invalid_client'],
    ['the token of another client', { client_id: OTHER_CLIENT_ID }, 400, 'invalid_grant'],
  ])('refuses %s, and the token still works', async (_what, change, status, error) => {
    const { refresh_token: token = '' } = await signInByClient(running.issuer, 'alice');
    const response = await revoke({ client_id: CLIENT_ID, token, ...change });
    expect([response.status, await response.json()]).toMatchObject([status, { error }]);
    expect(await refreshByClient(running.issuer, token)).toHaveProperty('access_token');
  });

  it('refuses access and id tokens: only what renews them can be revoked', async () => {
    const { access_token, id_token = '' } = await signInByClient(running.issuer, 'alice');
    for (const token of [access_token, id_token]) {
      const response = await revoke({ client_id: CLIENT_ID, token });
      expect([response.status, await response.json()]).toMatchObject([400, { error: 'unsupported_token_type' }]);
    }
  });

  it('refuses a parameter that is there twice', async () => {
    const twice = new URLSearchParams([
      ['client_id', CLIENT_ID],
      ['token', 'a'],
      ['token', 'b'],
    ]);
    expect((await revoke(twice)).status).toBe(400);
  });
});

describe('the sign-in page', () => {
  it('has one button a person, the expected one first and big', async () => {
    const page = await (await fetch((await attempt(running.issuer, { login_hint: 'sam' })).url)).text();
    const buttons = [...page.matchAll(/<button class="(\w+)" name="login" value="(\w+)"/g)].map(([, rank, login]) => [rank, login]);
    expect(buttons).toEqual([
      ['expected', 'sam'],
      ['other', 'alice'],
    ]);
  });

  it('writes nothing of the request into the page unescaped', async () => {
    const page = await (await fetch((await attempt(running.issuer, { state: '"><script>alert(1)</script>' })).url)).text();
    expect(page).not.toContain('<script>');
  });

  it('may be framed by nobody', async () => {
    const { headers } = await fetch((await attempt(running.issuer)).url);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none';");
    expect(headers.get('x-frame-options')).toBe('DENY');
  });

  it('refuses a form from another site, and a login nobody has', async () => {
    const { url } = await attempt(running.issuer);
    expect((await pressButton(url, 'alice', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await pressButton(url, 'mallory')).status).toBe(400);
  });
});

describe('somebody signed in', () => {
  const signedIn = async (...logins: string[]) => {
    let cookie = '';
    for (const login of logins) {
      const response = await pressButton((await attempt(running.issuer)).url, login, cookie ? { cookie } : {});
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    }
    return cookie;
  };
  const silently = async (cookie: string, change: Readonly<Record<string, string>>) => {
    const { url } = await attempt(running.issuer, { prompt: 'none', ...change });
    return locationOf(await fetch(url, { redirect: 'manual', headers: { cookie } })).searchParams;
  };

  it('gets a code without being asked, alone or by hint', async () => {
    expect((await silently(await signedIn('alice'), {})).has('code')).toBe(true);
    expect((await silently(await signedIn('alice', 'sam'), { login_hint: 'sam' })).has('code')).toBe(true);
  });

  it('must be named when two share a browser', async () => {
    expect((await silently(await signedIn('alice', 'sam'), {})).get('error')).toBe('account_selection_required');
  });

  it('is signed out alone by the hint of their id token, and everybody without a hint', async () => {
    const cookie = await signedIn('alice', 'sam');
    const goodbye = async (query: string) => fetch(`${running.issuer}/logout?${query}`, { redirect: 'manual', headers: { cookie } });
    const hint = new URLSearchParams({ id_token_hint: await running.idTokenFor('alice'), post_logout_redirect_uri: REDIRECT, state: 's' });
    expect(locationOf(await goodbye(hint.toString())).href).toBe(`${REDIRECT}?state=s`);
    expect((await silently(cookie, { login_hint: 'alice' })).get('error')).toBe('login_required');
    expect((await silently(cookie, { login_hint: 'sam' })).has('code')).toBe(true);
    expect((await goodbye('')).status).toBe(200);
    expect((await silently(cookie, { login_hint: 'sam' })).get('error')).toBe('login_required');
  });

  it('is not sent to a foreign page after signing out, nor signed out by an unreadable hint', async () => {
    for (const query of ['post_logout_redirect_uri=http%3A%2F%2Fevil.example%2F', 'id_token_hint=a.b.c', 'id_token_hint=x'])
      expect((await fetch(`${running.issuer}/logout?${query}`, { redirect: 'manual' })).status).toBe(400);
  });
});

describe('the endpoints', () => {
  it('say in the discovery document where they are', async () => {
    expect(await discover(running.issuer)).toMatchObject({ issuer: running.issuer, token_endpoint: `${running.issuer}/token` });
  });

  it.each([
    ['the desk', DESK, DESK],
    ['a foreign page', 'http://evil.example', null],
  ])('are readable by %s: %s -> %s', async (_who, origin, allowed) => {
    for (const [method, path] of [
      ['OPTIONS', '/token'],
      ['POST', '/revoke'],
      ['GET', '/.well-known/openid-configuration'],
      ['GET', '/.well-known/jwks.json'],
    ]) {
      const response = await fetch(`${running.issuer}${path}`, { method, headers: { origin } });
      expect(response.headers.get('access-control-allow-origin')).toBe(allowed);
    }
  });

  it.each([
    ['GET', '/nowhere', 404],
    ['GET', '/token', 405],
    ['GET', '/revoke', 405],
    ['DELETE', '/authorize', 405],
  ])('%s %s answers %i', async (method, path, status) => {
    expect((await fetch(`${running.issuer}${path}`, { method })).status).toBe(status);
  });

  it('refuse a body longer than they need', async () => {
    expect((await postToken(running.issuer, { code: 'x'.repeat(70_000) })).status).toBe(413);
  });

  it('say so when the port is taken', async () => {
    const port = Number(new URL(running.issuer).port);
    await expect(startIssuer({ port, people: PEOPLE, clients: CLIENTS, now: Date.now })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
