import * as oauth from 'oauth4webapi';
import { SignInError } from './errors.ts';
import type { Issuer } from './issuer.ts';

/** Tokens of one person, in memory only. */
export interface Tokens {
  /** An access token that is good for some time yet; renewed when needed. @throws SignInError */
  access(): Promise<string>;
  /** Ends at the issuer what would renew them (RFC 7009); for an issuer that has no such endpoint nothing is to be done. @throws SignInError */
  revoke(): Promise<void>;
  /** Goes on with these, whatever became of those before. */
  takeOver(response: oauth.TokenEndpointResponse): void;
}

/** Renew this long before the end: a request under way must not run out. */
const RENEW_BEFORE_MS = 60_000;
/** For issuers that do not say how long a token lives. */
const ASSUMED_LIFE_SECONDS = 300;

export function holdTokens(issuer: Issuer, first: oauth.TokenEndpointResponse, now: () => number): Tokens {
  let held = hold(first, now());
  let renewing: Promise<void> | null = null;
  const renew = async (): Promise<void> => {
    if (held.refresh === null) throw new SignInError('expired');
    held = hold(await refreshed(issuer, held.refresh), now(), held.refresh);
  };
  return {
    takeOver: (response) => {
      held = hold(response, now());
    },
    async access() {
      if (now() < held.endsAt - RENEW_BEFORE_MS) return held.access;
      // One renewal at a time: a refresh token may be good for one use only.
      renewing ??= renew().finally(() => {
        renewing = null;
      });
      await renewing;
      return held.access;
    },
    async revoke() {
      if (held.refresh !== null) await revoked(issuer, held.refresh);
    },
  };
}

interface Held {
  readonly access: string;
  readonly refresh: string | null;
  readonly endsAt: number;
}

const hold = (response: oauth.TokenEndpointResponse, now: number, before: string | null = null): Held => ({
  access: response.access_token,
  refresh: response.refresh_token ?? before,
  endsAt: now + (response.expires_in ?? ASSUMED_LIFE_SECONDS) * 1_000,
});

async function refreshed({ server, client, options }: Issuer, refreshToken: string): Promise<oauth.TokenEndpointResponse> {
  try {
    const response = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), refreshToken, options);
    return await oauth.processRefreshTokenResponse(server, client, response);
  } catch (cause) {
    throw new SignInError(cause instanceof oauth.ResponseBodyError ? 'expired' : 'issuer-unreachable', { cause });
  }
}

async function revoked({ server, client, options }: Issuer, refreshToken: string): Promise<void> {
  if (!server.revocation_endpoint) return;
  const more = { token_type_hint: 'refresh_token' };
  try {
    const response = await oauth.revocationRequest(server, client, oauth.None(), refreshToken, {
      ...options,
      additionalParameters: more,
      [oauth.customFetch]: fetchBeyondThePage,
    });
    await oauth.processRevocationResponse(response);
  } catch (cause) {
    throw new SignInError(cause instanceof oauth.ResponseBodyError ? 'refused' : 'issuer-unreachable', { cause });
  }
}

/** The page may be gone before the answer is there. */
const fetchBeyondThePage = (url: string, init: oauth.CustomFetchOptions<'POST', URLSearchParams>): Promise<Response> =>
  fetch(url, { ...init, keepalive: true });
