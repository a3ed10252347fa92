import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Session, signIn } from '../../../softphone/identity/sign-in.ts';
import { CONFIG, fakeIssuer, fakePage, ISSUER } from './fake-issuer.ts';

afterEach(() => vi.unstubAllGlobals());

/** Goes out from `from`, and comes back with the answer. */
async function wayBack(
  answer: Record<string, string>,
  { from = 'https://desk.example/?login_hint=alice', prepare = (_: ReturnType<typeof fakeIssuer>) => {} } = {},
) {
  const issuer = fakeIssuer();
  const out = fakePage(from);
  await signIn(CONFIG, out.page);
  const { state = '', nonce = '' } = out.sent();
  issuer.nonce = nonce;
  prepare(issuer);
  const url = new URL(out.sent().redirect_uri ?? '');
  for (const [name, value] of Object.entries({ ...answer, state })) url.searchParams.set(name, value);
  const back = fakePage(url.href, out.items);
  return { issuer, out, back, session: signIn(CONFIG, back.page) };
}

const must = (session: Session | null): Session => {
  if (!session) throw new Error('nobody is signed in');
  return session;
};

describe('the way to the issuer', () => {
  test('carries a PKCE challenge, the hint, and asks for no prompt at first', async () => {
    fakeIssuer();
    const { page, sent, items } = fakePage('https://desk.example/index.html?login_hint=alice');
    expect(await signIn(CONFIG, page)).toBeNull();
    expect(sent()).toMatchObject({
      response_type: 'code',
      client_id: 'desk',
      redirect_uri: 'https://desk.example/',
      scope: 'openid',
      code_challenge_method: 'S256',
      login_hint: 'alice',
      prompt: 'none',
    });
    expect(JSON.stringify(sent())).not.toContain(JSON.parse([...items.values()][0] ?? '{}').verifier);
  });

  test.each([
    ['Auth0, an audience', { audience: 'https://api.example' }, { audience: 'https://api.example' }],
    ['RFC 8707, a resource', { resource: 'https://api.example' }, { resource: 'https://api.example' }],
  ])('asks for what the token is for, as %s', async (_how, more, parameters) => {
    fakeIssuer();
    const { page, sent } = fakePage('https://desk.example/');
    await signIn({ ...CONFIG, scope: 'openid offline_access', ...more }, page);
    expect(sent()).toMatchObject({ scope: 'openid offline_access', ...parameters });
  });

  test('two frames of one origin keep their sign-ins apart', async () => {
    fakeIssuer();
    const items = new Map<string, string>();
    await signIn(CONFIG, fakePage('https://desk.example/?login_hint=alice', items).page);
    await signIn(CONFIG, fakePage('https://desk.example/?login_hint=bob', items).page);
    expect(items.size).toBe(2);
  });

  test('a state that nobody here started begins anew', async () => {
    fakeIssuer();
    const { page, sent, went } = fakePage('https://desk.example/?code=stale&state=unknown&iss=x&login_hint=alice');
    expect(await signIn(CONFIG, page)).toBeNull();
    expect(sent()).toMatchObject({ prompt: 'none', login_hint: 'alice' });
    expect(went).toHaveLength(1);
  });

  test('an issuer that cannot be reached', async () => {
    fakeIssuer().unreachable = true;
    await expect(signIn(CONFIG, fakePage('https://desk.example/').page)).rejects.toMatchObject({ code: 'issuer-unreachable' });
  });
});

describe('the way back', () => {
  test('takes the tokens with the verifier and shows the address from before', async () => {
    const { session, issuer, back } = await wayBack({ code: 'abc' });
    expect(must(await session).login).toBe('alice');
    expect(issuer.tokenRequests[0]).toMatchObject({
      grant_type: 'authorization_code',
      code: 'abc',
      client_id: 'desk',
      redirect_uri: 'https://desk.example/',
    });
    expect(issuer.tokenRequests[0]?.code_verifier).toMatch(/^[\w-]{43}$/);
    expect(back.shown).toEqual(['https://desk.example/?login_hint=alice']);
    expect(back.items.size).toBe(0);
  });

  test('asks when the issuer would have to', async () => {
    const { session, back } = await wayBack({ error: 'login_required' });
    expect(await session).toBeNull();
    expect(back.sent()).toMatchObject({ login_hint: 'alice' });
    expect(back.sent().prompt).toBeUndefined();
  });

  test.each([
    ['the person said no', { error: 'access_denied' }, () => {}, 'refused'],
    ['the code is no good', { code: 'abc' }, (issuer) => Object.assign(issuer, { tokenStatus: 400 }), 'refused'],
    ['the answer is for another request', { code: 'abc' }, (issuer) => Object.assign(issuer, { nonce: 'other' }), 'issuer-unreachable'],
    ['the answer is another issuer’s', { code: 'abc', iss: 'https://evil.example' }, () => {}, 'refused'],
    ['the token names no login', { code: 'abc' }, (issuer) => Object.assign(issuer, { accessClaims: {} }), 'no-login'],
  ] as [string, Record<string, string>, (issuer: ReturnType<typeof fakeIssuer>) => void, string][])(
    '%s',
    async (_name, answer, prepare, code) => {
      const { session } = await wayBack(answer, { prepare });
      await expect(session).rejects.toMatchObject({ code });
    },
  );

  test('the id token names the login where the access token does not', async () => {
    const { session } = await wayBack(
      { code: 'abc' },
      { prepare: (issuer) => Object.assign(issuer, { accessClaims: {}, idClaims: { username: 'bob' } }) },
    );
    expect(must(await session).login).toBe('bob');
  });
});

describe('a session', () => {
  test('renews its token a minute before the end, once for all who ask', async () => {
    const { session, issuer, back } = await wayBack({ code: 'abc' });
    const open = must(await session);
    const first = await open.access();
    issuer.accessClaims = { username: 'alice', second: true };
    back.pass(3_541_000);
    const [a, b] = await Promise.all([open.access(), open.access()]);
    expect(a).toBe(b);
    expect(a).not.toBe(first);
    expect(issuer.tokenRequests.filter(({ grant_type }) => grant_type === 'refresh_token')).toHaveLength(1);
  });

  test.each([
    [
      'there is nothing to renew it with',
      (issuer: ReturnType<typeof fakeIssuer>) => Object.assign(issuer, { refreshToken: undefined }),
      200,
      'expired',
    ],
    ['the issuer refuses', () => {}, 400, 'expired'],
  ])('has run out when %s', async (_name, prepare, status, code) => {
    const { session, issuer, back } = await wayBack({ code: 'abc' }, { prepare: (told) => void prepare(told) });
    const open = must(await session);
    issuer.tokenStatus = status;
    back.pass(3_600_000);
    await expect(open.access()).rejects.toMatchObject({ code });
  });

  test('a renewal that cannot be reached is no end: the next one may work', async () => {
    const { session, issuer, back } = await wayBack({ code: 'abc' });
    const open = must(await session);
    back.pass(3_600_000);
    issuer.unreachable = true;
    await expect(open.access()).rejects.toMatchObject({ code: 'issuer-unreachable' });
    issuer.unreachable = false;
    await expect(open.access()).resolves.toMatch(/\./);
  });

  test('signs out at the issuer, this person alone, with no token in the address', async () => {
    const { session, back } = await wayBack({ code: 'abc' });
    must(await session).signOut();
    expect(back.went.at(-1)?.href.startsWith(`${ISSUER}/logout?`)).toBe(true);
    expect(back.sent()).toEqual({
      client_id: 'desk',
      post_logout_redirect_uri: 'https://desk.example/',
      logout_uri: 'https://desk.example/',
      logout_hint: 'alice',
    });
  });

  test('that is signed out leaves nothing once the page is left: not before, as a person in a call may stay', async () => {
    const { session, issuer, back } = await wayBack({ code: 'abc' });
    must(await session).signOut();
    expect([issuer.revoked, back.forgotten]).toEqual([[], []]);
    back.leave();
    expect(back.forgotten).toEqual(['alice']);
    await vi.waitFor(() =>
      expect(issuer.revoked).toEqual([{ client_id: 'desk', token: 'refresh-1', token_type_hint: 'refresh_token', keepalive: 'true' }]),
    );
  });

  test('revokes the newest refresh token, as the ones before may be used up', async () => {
    const { session, issuer, back } = await wayBack({ code: 'abc' });
    const open = must(await session);
    issuer.refreshToken = 'refresh-2';
    back.pass(3_541_000);
    await open.access();
    await open.revoke();
    expect(issuer.revoked).toMatchObject([{ token: 'refresh-2' }]);
  });

  test.each<[string, (issuer: ReturnType<typeof fakeIssuer>) => void]>([
    ['there is no refresh token', (issuer) => Object.assign(issuer, { refreshToken: undefined })],
    ['the issuer has no such endpoint', (issuer) => Object.assign(issuer, { revocation: null })],
  ])('revokes nothing where %s', async (_why, prepare) => {
    const { session, issuer } = await wayBack({ code: 'abc' }, { prepare });
    await must(await session).revoke();
    expect(issuer.revoked).toEqual([]);
  });

  test.each([
    ['refuses', { revocation: 400 }, 'refused'],
    ['cannot be reached', { unreachable: true }, 'issuer-unreachable'],
  ])(
    'that cannot be revoked as the issuer %s is signed out all the same, and the console has the code alone',
    async (_how, change, code) => {
      const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
      const { session, issuer, back } = await wayBack({ code: 'abc' });
      const open = must(await session);
      Object.assign(issuer, change);
      open.signOut();
      back.leave();
      expect([back.went.at(-1)?.pathname, back.forgotten]).toEqual(['/logout', ['alice']]);
      await vi.waitFor(() => expect(warned.mock.calls).toEqual([[`Not revoked: ${code}`]]));
      warned.mockRestore();
    },
  );
});
