import type { IdentityConfig } from '../../contract/desk-config.ts';
import { isSameLogin } from '../call/same-login.ts';
import { departure, redirectUri } from './authorize-url.ts';
import { SignInError } from './errors.ts';
import { WINDOW_STATE } from './hand-back.ts';
import type { SignInPage, SignInWindow } from './identity-config.ts';
import { discover, type Issuer } from './issuer.ts';
import { type Redeemed, readAnswer, redeem } from './redeem.ts';
import { newSession, type Session } from './sign-in.ts';

/** Signs in by a window of its own, from a click: where the page is framed, because sign-in pages refuse frames. @throws SignInError */
export async function signInByWindow(config: IdentityConfig, page: SignInPage): Promise<Session> {
  const { issuer, redeemed } = await askedInWindow(config, page);
  return newSession(issuer, page, redeemed);
}

/**
 * Renews a session that has run out, by a window of its own, from a click: the page stays, and a call on it.
 * @throws SignInError `other-login` when somebody else signs in: call, phone and log on the page are the first one's
 */
export async function renewByWindow(session: Session, config: IdentityConfig, page: SignInPage): Promise<void> {
  const { redeemed } = await askedInWindow(config, page);
  if (!isSameLogin(redeemed.login, session.login)) throw new SignInError('other-login');
  session.takeOver(redeemed.response);
}

async function askedInWindow(config: IdentityConfig, page: SignInPage): Promise<{ readonly issuer: Issuer; readonly redeemed: Redeemed }> {
  // Before anything is waited for: a window opened later is none that was asked for.
  const opened = page.openWindow();
  if (opened === null) throw new SignInError('window-blocked');
  try {
    const issuer = await discover(config);
    return { issuer, redeemed: await askedAt(issuer, config, { page, opened }) };
  } finally {
    opened.close();
  }
}

async function askedAt(
  issuer: Issuer,
  config: IdentityConfig,
  { page, opened }: { readonly page: SignInPage; readonly opened: SignInWindow },
): Promise<Redeemed> {
  const { url, state, pending } = await departure(issuer, config, {
    page,
    silent: false,
    returnTo: page.url.href,
    statePrefix: WINDOW_STATE,
  });
  opened.go(url);
  const back = new URL(redirectUri(page));
  back.search = (await opened.answer(state)).toString();
  const answer = readAnswer(issuer, back, state);
  if (!(answer instanceof URLSearchParams)) throw new SignInError('refused', { cause: answer });
  return redeem(issuer, config, { answer, pending, redirectUri: redirectUri(page) });
}
