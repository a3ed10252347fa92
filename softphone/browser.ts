import type { Clock } from './call/conductor.ts';
import { forgetTab } from './forget-tab.ts';
import type { SignInPage } from './identity/identity-config.ts';

/** The browser's own clock. */
export const browserClock: Clock = {
  now: () => Date.now(),
  after(delayMs, what) {
    const timer = setTimeout(what, delayMs);
    return () => clearTimeout(timer);
  },
};

/** This page, for sign-in. */
export const browserPage = (): SignInPage => ({
  url: new URL(location.href),
  storage: sessionStorage,
  go: (url) => location.assign(url),
  whenLeft: (what) => addEventListener('pagehide', what, { once: true }),
  forget: (login) => forgetTab(sessionStorage, login),
  show: (url) => history.replaceState(null, '', url),
  now: () => Date.now(),
});
