import * as oauth from 'oauth4webapi';
import { authorizeUrl, redirectUri } from './authorize-url.ts';
import { SignInError } from './errors.ts';
import type { IdentityConfig, SignInPage } from './identity-config.ts';
import { discover, type Issuer } from './issuer.ts';
import { loginOf } from './login-of.ts';
import { type PendingSignIn, take } from './pending-sign-in.ts';
import { signOutUrl } from './sign-out-url.ts';
import { holdTokens, type Tokens } from './tokens.ts';

/** Somebody is signed in. */
export interface Session extends Tokens {
  /** Their Connect login. */
  readonly login: string;
  /** Leaves the page; once it is left nothing of this person stays in the tab, and nothing renews their sign-in. */
  signOut(): void;
}

/**
 * Signs in: on the way back from the issuer it takes the tokens, otherwise it goes there, first without asking. Null when the page is
 * being left. @throws SignInError
 */
export async function signIn(config: IdentityConfig, page: SignInPage): Promise<Session | null> {
  const issuer = await discover(config);
  const state = page.url.searchParams.get('state');
  const pending = state === null ? null : take(page.storage, state);
  if (state === null || pending === null) return leave(issuer, config, { page, silent: true, returnTo: withoutAnswer(page.url) });
  page.show(new URL(pending.returnTo));
  const answer = readAnswer(issuer, page.url, state);
  if (answer instanceof URLSearchParams) return openSession(issuer, config, { page, answer, pending });
  if (pending.silent && MUST_ASK.includes(answer.error)) return leave(issuer, config, { page, silent: false, returnTo: pending.returnTo });
  throw new SignInError('refused', { cause: answer });
}

/** Goes to the issuer and lets it ask, after a sign-in that failed or ran out. */
export async function signInAgain(config: IdentityConfig, page: SignInPage): Promise<null> {
  return leave(await discover(config), config, { page, silent: false, returnTo: withoutAnswer(page.url) });
}

/** Errors of `prompt=none` that mean no more than that somebody has to be asked (OpenID Connect Core 3.1.2.6). */
const MUST_ASK = ['login_required', 'interaction_required', 'account_selection_required', 'consent_required'];

async function leave(
  issuer: Issuer,
  config: IdentityConfig,
  way: { readonly page: SignInPage; readonly silent: boolean; readonly returnTo: string },
): Promise<null> {
  way.page.go(await authorizeUrl(issuer, config, way));
  return null;
}

/** The address without what an issuer may have added to it. */
function withoutAnswer(url: URL): string {
  const clean = new URL(url);
  for (const name of ['code', 'state', 'iss', 'session_state', 'error', 'error_description', 'error_uri']) clean.searchParams.delete(name);
  return clean.href;
}

/** @throws SignInError when the answer is not this issuer's. */
function readAnswer({ server, client }: Issuer, url: URL, state: string): URLSearchParams | oauth.AuthorizationResponseError {
  try {
    return oauth.validateAuthResponse(server, client, url, state);
  } catch (error) {
    if (error instanceof oauth.AuthorizationResponseError) return error;
    throw new SignInError('refused', { cause: error });
  }
}

interface WayBack {
  readonly page: SignInPage;
  readonly answer: URLSearchParams;
  readonly pending: PendingSignIn;
}

async function openSession(issuer: Issuer, config: IdentityConfig, { page, answer, pending }: WayBack): Promise<Session> {
  const response = await redeem(issuer, { answer, pending, redirectUri: redirectUri(page) });
  const login = loginOf(config.loginClaim, response.access_token, oauth.getValidatedIdTokenClaims(response));
  if (login === null) throw new SignInError('no-login');
  const tokens = holdTokens(issuer, response, page.now);
  const leaveNothing = (): void => {
    page.forget(login);
    // Nobody is there any more to be shown a failure: the token runs out some hours later.
    tokens.revoke().catch((error: unknown) => console.warn(`Not revoked: ${error instanceof SignInError ? error.code : 'unknown'}`));
  };
  return {
    ...tokens,
    login,
    signOut: () => {
      page.whenLeft(leaveNothing);
      page.go(signOutUrl(issuer, { login, back: redirectUri(page) }));
    },
  };
}

interface Redemption {
  readonly answer: URLSearchParams;
  readonly pending: PendingSignIn;
  readonly redirectUri: string;
}

async function redeem(
  { server, client, options }: Issuer,
  { answer, pending, redirectUri }: Redemption,
): Promise<oauth.TokenEndpointResponse> {
  try {
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      answer,
      redirectUri,
      pending.verifier,
      options,
    );
    return await oauth.processAuthorizationCodeResponse(server, client, response, { expectedNonce: pending.nonce, requireIdToken: true });
  } catch (cause) {
    throw new SignInError(cause instanceof oauth.ResponseBodyError ? 'refused' : 'issuer-unreachable', { cause });
  }
}
