import * as oauth from 'oauth4webapi';
import { SignInError } from './errors.ts';
import type { Issuer } from './issuer.ts';

/** Tokens of one person, in memory only. */
export interface Tokens {
  /** An access token that is good for some time yet; renewed when needed. @throws SignInError */
  access(): Promise<string>;
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
    async access() {
      if (now() < held.endsAt - RENEW_BEFORE_MS) return held.access;
      // One renewal at a time: a refresh token may be good for one use only.
      renewing ??= renew().finally(() => {
        renewing = null;
      });
      await renewing;
      return held.access;
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
