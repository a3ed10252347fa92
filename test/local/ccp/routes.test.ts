import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Ccp, startCcp } from '../../../local/ccp/start-ccp.ts';
import { realClock } from './clocks.ts';
import { scriptedAgent } from './scripted-agent.ts';

const DESK = 'http://localhost:4501';
const PLAY = 'http://localhost:4500';
let ccp: Ccp;

beforeAll(async () => {
  const agents = new Map(['alice', 'bob'].map((login) => [login, scriptedAgent(login)]));
  ccp = await startCcp({
    port: 0,
    clock: realClock,
    agents: (login) => agents.get(login),
    logins: [...agents.keys()],
    approvedOrigins: () => [DESK, PLAY],
    profile: 'realistic',
  });
});
afterAll(() => ccp.stop());

const get = (path: string, headers: Record<string, string> = {}) => fetch(ccp.url + path, { redirect: 'manual', headers });
const logIn = (login: string, to = '/ccp-v2/') =>
  fetch(`${ccp.url}/login`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ login, to }) });
const command = (body: string, type = 'application/json') =>
  fetch(`${ccp.url}/control/faults`, { method: 'POST', body, headers: { 'content-type': type } });

/** How a handshake for the page's socket ends: `open`, `refused`, or the close code. */
const handshake = (path: string, headers: Record<string, string>) =>
  new Promise((resolve) => {
    const socket = new WebSocket(ccp.url.replace('http', 'ws') + path, { headers });
    socket.on('message', () => {
      resolve('open');
      socket.close();
    });
    socket.on('close', (code) => resolve(code));
    socket.on('error', () => resolve('refused'));
  });

describe('the CCP page', () => {
  test('without a session leads to the login page, which cannot be framed', async () => {
    const answer = await get('/ccp-v2/');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/login?to=%2Fccp-v2%2F']);
    expect((await get('/login')).headers.get('x-frame-options')).toBe('SAMEORIGIN');
  });

  test('with an agent in the query may be framed by the approved origins alone', async () => {
    const answer = await get('/ccp-v2/?agent=alice');
    expect([answer.status, answer.headers.get('content-security-policy')]).toEqual([200, `frame-ancestors 'self' ${DESK} ${PLAY}`]);
  });

  test('loses an origin that is denied and gets it back', async () => {
    ccp.faults.denyOrigin(DESK);
    expect((await get('/ccp-v2/?agent=alice')).headers.get('content-security-policy')).toBe(`frame-ancestors 'self' ${PLAY}`);
    ccp.faults.allowOrigin(DESK);
    expect((await get('/ccp-v2/?agent=alice')).headers.get('content-security-policy')).toContain(DESK);
  });

  test('with an unknown agent leads to the login page', async () => {
    expect((await get('/ccp-v2/?agent=mallory')).status).toBe(303);
  });

  test.each(['/ccp-v2/ccp.js', '/ccp-v2/ccp.css'])('%s needs no session', async (path) => {
    expect((await get(path)).status).toBe(200);
  });

  test('nothing else is there', async () => {
    expect((await get('/connect/login')).status).toBe(404);
  });
});

describe('logging in and out', () => {
  test('gives a cookie and leads on to where one wanted to be', async () => {
    const answer = await logIn('bob', '/ccp-v2/?x=1');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/ccp-v2/?x=1']);
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    expect((await get('/ccp-v2/', { cookie: cookie.split(';')[0] ?? '' })).status).toBe(200);
  });

  test.each(['https://evil.example/', '//evil.example/', '/\\evil.example'])('does not lead away to %s', async (to) => {
    expect((await logIn('bob', to)).headers.get('location')).toBe('/ccp-v2/');
  });

  test('an unknown login is refused', async () => {
    expect((await logIn('mallory')).status).toBe(400);
  });

  test('offers every agent by name, the expected one first, and escapes what it was asked', async () => {
    const page = await (await get(`/login?to=${encodeURIComponent('/ccp-v2/?agent=bob&"><script>')}`)).text();
    expect(page.indexOf('Bob Example')).toBeLessThan(page.indexOf('Alice Example'));
    expect(page).not.toContain('"><script>');
  });

  test('a logout ends the session and can be read by the desk alone', async () => {
    const cookie = ((await logIn('bob')).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const answer = await get('/logout', { cookie, origin: DESK });
    expect([answer.headers.get('access-control-allow-origin'), answer.headers.get('access-control-allow-credentials')]).toEqual([
      DESK,
      'true',
    ]);
    expect((await get('/ccp-v2/', { cookie })).status).toBe(303);
    expect((await get('/logout', { origin: 'http://evil.example' })).headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the socket', () => {
  const own = () => ({ origin: ccp.url });
  test('opens for an agent from the page itself', async () => {
    expect(await handshake('/ccp-v2/socket?agent=alice', own())).toBe('open');
  });

  test.each([
    ['from a foreign page', '/ccp-v2/socket?agent=alice', { origin: 'http://evil.example' }],
    ['without an origin', '/ccp-v2/socket?agent=alice', {}],
    ['on another path', '/other?agent=alice', undefined],
  ] as [string, string, Record<string, string> | undefined][])('is refused %s', async (_, path, headers) => {
    expect(await handshake(path, headers ?? own())).toBe('refused');
  });

  test('tells a page without a session that it is over', async () => {
    expect(await handshake('/ccp-v2/socket', own())).toBe(4401);
  });

  test('is refused while the link is cut', async () => {
    ccp.faults.disconnect('alice');
    expect(await handshake('/ccp-v2/socket?agent=alice', own())).toBe('refused');
    ccp.faults.reconnect('alice');
    expect(await handshake('/ccp-v2/socket?agent=alice', own())).toBe('open');
  });
});

describe('the control endpoint', () => {
  test('obeys and shows what is wrong now', async () => {
    const answer = await command(JSON.stringify({ do: 'add', rule: { method: 'acceptContact', times: 1 } }));
    expect([answer.status, await answer.json()]).toMatchObject([200, { rules: [{ method: 'acceptContact', times: 1 }] }]);
    expect(await (await get('/control/faults')).json()).toMatchObject({ profile: 'realistic', rules: [{ method: 'acceptContact' }] });
    ccp.faults.clear();
  });

  test.each([
    ['a form is refused, because any page could send one', '{"do":"clear"}', 'text/plain', 415],
    ['what is no JSON is refused', 'clear', 'application/json', 400],
    ['an unknown command is refused', '{"do":"explode"}', 'application/json', 400],
    ['a body without end is refused', 'x'.repeat(70_000), 'application/json', 413],
  ])('%s', async (_, body, type, status) => {
    expect((await command(body, type)).status).toBe(status);
  });
});
