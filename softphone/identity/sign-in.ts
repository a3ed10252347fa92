import type { IdentityConfig } from '../../contract/desk-config.ts';
import { departure, redirectUri } from './authorize-url.ts';
import { SignInError } from './errors.ts';
import type { SignInPage } from './identity-config.ts';
import { discover, type Issuer } from './issuer.ts';
import { keep, take } from './pending-sign-in.ts';
import { type Redeemed, readAnswer, redeem } from './redeem.ts';
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
  if (answer instanceof URLSearchParams)
    return newSession(issuer, page, await redeem(issuer, config, { answer, pending, redirectUri: redirectUri(page) }));
  if (pending.silent && MUST_ASK.includes(answer.error)) return leave(issuer, config, { page, silent: false, returnTo: pending.returnTo });
  throw new SignInError('refused', { cause: answer });
}

/** Goes to the issuer and lets it ask, after a sign-in that failed. */
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
  const { url, state, pending } = await departure(issuer, config, way);
  keep(way.page.storage, state, pending);
  way.page.go(url);
  return null;
}

/** The address without what an issuer may have added to it. */
function withoutAnswer(url: URL): string {
  const clean = new URL(url);
  for (const name of ['code', 'state', 'iss', 'session_state', 'error', 'error_description', 'error_uri']) clean.searchParams.delete(name);
  return clean.href;
}

/** A session of the person whom the tokens name. */
export function newSession(issuer: Issuer, page: SignInPage, { response, login }: Redeemed): Session {
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
