import { browserClock, browserPage } from './browser.ts';
import { type DeskConfig, readDeskConfig } from './desk-config.ts';
import { SignInError, type SignInErrorCode } from './identity/errors.ts';
import { type Session, signIn, signInAgain } from './identity/sign-in.ts';
import { openPace } from './ledger/pace.ts';
import type { Access } from './ledger/request.ts';

/** A page with its settings and somebody signed in; or why there is nobody. */
export type Opening =
  | { readonly state: 'open'; readonly config: DeskConfig; readonly session: Session }
  /** On the way to the issuer. */
  | { readonly state: 'leaving' }
  | { readonly state: 'failed'; readonly code: SignInErrorCode | 'config'; again(): void };

/** Reads the settings at `configUrl` and signs in. */
export async function openSession(configUrl: URL): Promise<Opening> {
  const config = await readDeskConfig(configUrl).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : 'config.json cannot be read');
    return null;
  });
  if (!config) return { state: 'failed', code: 'config', again: () => location.reload() };
  try {
    const session = await signIn(config.identity, browserPage());
    return session ? { state: 'open', config, session } : { state: 'leaving' };
  } catch (error) {
    if (!(error instanceof SignInError)) throw error;
    return { state: 'failed', code: error.code, again: () => askAgain(config) };
  }
}

/** Signs in anew, asking; a failure shows after a reload. */
export const askAgain = (config: DeskConfig): void => {
  signInAgain(config.identity, browserPage()).catch(() => location.reload());
};

/** How long a question to the ledger may take. */
const ANSWERS_WITHIN_MS = 5_000;

/** A page that asks too much is quiet with everything it asks. */
const pace = openPace(browserClock);

export const accessOf = (config: DeskConfig, session: Session): Access => ({
  apiBase: config.apiBase,
  token: () => session.access(),
  fetch: (input, init) => fetch(input, init),
  withinMs: ANSWERS_WITHIN_MS,
  pace,
});
