import { browserClock, browserPage, isFramed } from './browser.ts';
import { type DeskConfig, readDeskConfig } from './desk-config.ts';
import { SignInError, type SignInErrorCode } from './identity/errors.ts';
import { type Session, signIn, signInAgain } from './identity/sign-in.ts';
import { renewByWindow, signInByWindow } from './identity/sign-in-window.ts';
import { openPace } from './ledger/pace.ts';
import type { Access } from './ledger/request.ts';

/** Why a page is not open yet: it is framed and must be asked to sign in by a window, or something failed. */
export type NotOpenYet = SignInErrorCode | 'config' | 'framed';

/** What becomes of a page that starts. */
export interface Opening {
  /** It has its settings, and somebody is signed in. */
  open(page: { readonly config: DeskConfig; readonly session: Session }): void;
  /** Somebody has to press a button first; null: pressing helps nothing. */
  ask(why: NotOpenYet, onSignIn: (() => void) | null): void;
}

/** Reads the settings at `configUrl` and signs in: by leaving the page, or, where it is framed, by a window of its own. */
export async function openSession(configUrl: URL, opening: Opening): Promise<void> {
  const config = await readDeskConfig(configUrl).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : 'config.json cannot be read');
    return null;
  });
  if (!config) return opening.ask('config', null);
  if (isFramed()) return opening.ask('framed', () => void byWindow(config, opening));
  await opened(opening, { config, signedIn: () => signIn(config.identity, browserPage()), again: () => leaveAgain(config) });
}

/** A sign-in window of its own for a page that nobody is signed in at. */
async function byWindow(config: DeskConfig, opening: Opening): Promise<void> {
  await opened(opening, {
    config,
    signedIn: () => signInByWindow(config.identity, browserPage()),
    again: () => void byWindow(config, opening),
  });
}

interface Attempt {
  readonly config: DeskConfig;
  readonly signedIn: () => Promise<Session | null>;
  readonly again: () => void;
}

async function opened(opening: Opening, { config, signedIn, again }: Attempt): Promise<void> {
  try {
    const session = await signedIn();
    if (session) opening.open({ config, session });
  } catch (error) {
    if (!(error instanceof SignInError)) throw error;
    opening.ask(error.code, again);
  }
}

const leaveAgain = (config: DeskConfig): void => {
  signInAgain(config.identity, browserPage()).catch(() => location.reload());
};

/** Signs the same person in again, in a window of its own: the page stays as it is. Null, or why it did not work. */
export const renewed = (config: DeskConfig, session: Session): Promise<SignInErrorCode | null> =>
  renewByWindow(session, config.identity, browserPage()).then(
    () => null,
    (error: unknown) => {
      if (error instanceof SignInError) return error.code;
      throw error;
    },
  );

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
