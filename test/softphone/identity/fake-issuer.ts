import { vi } from 'vitest';
import type { SignInPage } from '../../../softphone/identity/identity-config.ts';

export const ISSUER = 'https://issuer.example';
export const CONFIG = { issuer: ISSUER, clientId: 'desk', scope: 'openid', loginClaim: 'username' };

const encode = (value: object) => btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
export const jwt = (claims: object): string => [encode({ alg: 'RS256' }), encode(claims), encode({ s: 1 })].join('.');

/** An issuer behind `fetch`: discovery and tokens. What it gives out can be changed. */
export function fakeIssuer() {
  const told = {
    tokenStatus: 200,
    nonce: '',
    accessClaims: { username: 'alice' } as object,
    idClaims: {} as object,
    refreshToken: 'refresh-1' as string | undefined,
    expiresIn: 3_600,
    endSession: true as boolean,
    revocation: 200 as number | null,
    revoked: [] as Record<string, string>[],
    tokenRequests: [] as Record<string, string>[],
    unreachable: false as boolean,
  };
  const json = (body: object, status = 200) =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  const tokens = (): object => {
    const seconds = Math.floor(Date.now() / 1_000);
    const id = { iss: ISSUER, aud: 'desk', sub: 's', iat: seconds, exp: seconds + 600, nonce: told.nonce, ...told.idClaims };
    return {
      access_token: jwt(told.accessClaims),
      token_type: 'Bearer',
      expires_in: told.expiresIn,
      id_token: jwt(id),
      ...(told.refreshToken === undefined ? {} : { refresh_token: told.refreshToken }),
    };
  };
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    if (told.unreachable) throw new TypeError('Failed to fetch');
    const url = String(input instanceof Request ? input.url : input);
    if (url.endsWith('/.well-known/openid-configuration'))
      return json({
        issuer: ISSUER,
        authorization_endpoint: `${ISSUER}/authorize`,
        token_endpoint: `${ISSUER}/token`,
        ...(told.revocation === null ? {} : { revocation_endpoint: `${ISSUER}/revoke` }),
        ...(told.endSession ? { end_session_endpoint: `${ISSUER}/logout` } : {}),
      });
    if (url.endsWith('/revoke')) {
      told.revoked.push({ ...Object.fromEntries(new URLSearchParams(String(init?.body))), keepalive: String(init?.keepalive) });
      return told.revocation === 200 ? new Response(null) : json({ error: 'unsupported_token_type' }, told.revocation ?? 404);
    }
    told.tokenRequests.push(Object.fromEntries(new URLSearchParams(String(init?.body))));
    return told.tokenStatus === 200 ? json(tokens()) : json({ error: 'invalid_grant' }, told.tokenStatus);
  });
  return told;
}

/** A page that writes down where it is sent. */
export function fakePage(href: string, items: Map<string, string> = new Map()) {
  const went: URL[] = [];
  const shown: string[] = [];
  const forgotten: string[] = [];
  const left: (() => void)[] = [];
  let now = 1_000_000;
  const page: SignInPage = {
    url: new URL(href),
    storage: {
      getItem: (key) => items.get(key) ?? null,
      setItem: (key, value) => void items.set(key, value),
      removeItem: (key) => void items.delete(key),
    },
    go: (url) => void went.push(url),
    whenLeft: (what) => void left.push(what),
    forget: (login) => void forgotten.push(login),
    show: (url) => void shown.push(url.href),
    now: () => now,
    openWindow: () => null,
  };
  return {
    page,
    items,
    went,
    shown,
    forgotten,
    /** The page is really gone. */
    leave: () => {
      for (const what of left.splice(0)) what();
    },
    pass: (ms: number) => {
      now += ms;
    },
    /** The parameters of the way out. */
    sent: () => Object.fromEntries(went.at(-1)?.searchParams ?? []),
  };
}
