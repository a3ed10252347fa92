import { createHash } from 'node:crypto';
import type { AuthorizationRequest } from './authorization-request.ts';
import { type OAuthError, oauthError } from './errors.ts';

/** What was granted to whom: kept behind a code, then behind a refresh token. */
export interface Grant {
  readonly login: string;
  readonly clientId: string;
  readonly scope: string;
  readonly nonce: string | null;
  /** When the person signed in, seconds since 1970 (`auth_time`). */
  readonly authTime: number;
}

/** What `/token` gets for a code: the four things the code is bound to. */
export interface CodeExchange {
  readonly code: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly verifier: string;
}

/** What was granted and not yet used up. */
export interface Grants {
  /** A code for one use within 60 s, bound to client, redirect URI and challenge. */
  issueCode(request: AuthorizationRequest, login: string, authTime: number): string;
  /** The grant behind a code. A code used again takes back the refresh tokens it led to (RFC 6749 4.1.2). */
  redeemCode(exchange: CodeExchange): Redeemed | OAuthError;
  /** The grant behind a refresh token, and the token that replaces it. One used twice ends its whole family (RFC 9700 4.14.2). */
  rotate(refreshToken: string, clientId: string): Redeemed | OAuthError;
  /** Ends a refresh token and its family, used or not; one that nobody knows needs no ending. That of another client is refused and stays (RFC 7009 2.1). */
  revoke(refreshToken: string, clientId: string): OAuthError | undefined;
}

/** A grant taken from its code or refresh token, with the refresh token that comes next. */
export interface Redeemed {
  readonly grant: Grant;
  readonly refreshToken: string;
}

const CODE_LIVES_MS = 60_000;
const REFRESH_LIVES_MS = 12 * 3_600_000;

interface Code {
  readonly grant: Grant;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly expiresAt: number;
  readonly family: string;
  used: boolean;
}

interface Refresh {
  readonly grant: Grant;
  readonly family: string;
  readonly expiresAt: number;
  used: boolean;
}

/** Codes and refresh tokens, in memory; `now` in milliseconds, `newId` unguessable. */
export function createGrants({ now, newId }: { now: () => number; newId: () => string }): Grants {
  const codes = new Map<string, Code>();
  const refreshes = new Map<string, Refresh>();
  const endFamily = (family: string) => {
    for (const [token, refresh] of refreshes) if (refresh.family === family) refreshes.delete(token);
  };
  const refreshFor = (grant: Grant, family: string): Redeemed => {
    const refreshToken = newId();
    refreshes.set(refreshToken, { grant, family, expiresAt: now() + REFRESH_LIVES_MS, used: false });
    return { grant, refreshToken };
  };
  return {
    issueCode(request, login, authTime) {
      const code = newId();
      const grant = { login, clientId: request.clientId, scope: request.scope, nonce: request.nonce, authTime };
      const { redirectUri, codeChallenge: challenge } = request;
      codes.set(code, { grant, redirectUri, challenge, expiresAt: now() + CODE_LIVES_MS, family: newId(), used: false });
      return code;
    },
    redeemCode(exchange) {
      const code = codes.get(exchange.code);
      if (!code) return oauthError('invalid_grant', 'the code is unknown');
      if (code.used) {
        endFamily(code.family);
        return oauthError('invalid_grant', 'the code was used before');
      }
      code.used = true;
      return codeRefusal(code, exchange, now()) ?? refreshFor(code.grant, code.family);
    },
    rotate(refreshToken, clientId) {
      const refresh = refreshes.get(refreshToken);
      if (!refresh || refresh.grant.clientId !== clientId)
        return oauthError('invalid_grant', 'the refresh token is unknown to this client');
      if (refresh.used) endFamily(refresh.family);
      if (refresh.used) return oauthError('invalid_grant', 'the refresh token was used before');
      if (now() >= refresh.expiresAt) return oauthError('invalid_grant', 'the refresh token has expired');
      refresh.used = true;
      return refreshFor(refresh.grant, refresh.family);
    },
    revoke(refreshToken, clientId) {
      const refresh = refreshes.get(refreshToken);
      if (refresh && refresh.grant.clientId !== clientId) return oauthError('invalid_grant', 'the refresh token is of another client');
      if (refresh) endFamily(refresh.family);
      return undefined;
    },
  };
}

function codeRefusal(code: Code, exchange: CodeExchange, now: number): OAuthError | undefined {
  if (now >= code.expiresAt) return oauthError('invalid_grant', 'the code has expired');
  if (code.grant.clientId !== exchange.clientId) return oauthError('invalid_grant', 'the code was issued to another client');
  if (code.redirectUri !== exchange.redirectUri)
    return oauthError('invalid_grant', 'redirect_uri differs from the one of the authorization request');
  if (s256(exchange.verifier) !== code.challenge) return oauthError('invalid_grant', 'code_verifier does not match the challenge');
  return undefined;
}

const s256 = (verifier: string) => createHash('sha256').update(verifier).digest('base64url');
