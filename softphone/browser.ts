import type { Clock } from './call/conductor.ts';
import { forgetTab } from './forget-tab.ts';
import { answerIn, CHANNEL, handBack } from './identity/hand-back.ts';
import type { SignInPage, SignInWindow } from './identity/identity-config.ts';

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
  openWindow,
});

/** Whether another page shows this one: sign-in pages refuse to be shown so. */
export const isFramed = (): boolean => window.top !== window.self;

/** Hands an answer back to the page that opened this window; false when this is no such window. */
export const isReturningWindow = (): boolean =>
  handBack({
    location,
    opener: window.opener as Window | null,
    broadcast: (message) => {
      const channel = new BroadcastChannel(CHANNEL);
      channel.postMessage(message);
      channel.close();
    },
    forget: (path) => history.replaceState(null, '', path),
    close: () => window.close(),
  });

const WINDOW_FEATURES = 'popup,width=480,height=680';
let givenUp = new AbortController();

function openWindow(): SignInWindow | null {
  // One at a time: whoever presses again has given the other up.
  givenUp.abort();
  givenUp = new AbortController();
  const { signal } = givenUp;
  const opened = window.open('about:blank', CHANNEL, WINDOW_FEATURES);
  if (!opened) return null;
  return {
    go: (url) => opened.location.replace(url),
    close: () => opened.close(),
    answer: (state) => new Promise((resolve) => listenFor(state, signal, resolve)),
  };
}

/** By the window itself where it can, else by the channel: a framed page and a window do not share channels (storage partitioning). */
function listenFor(state: string, signal: AbortSignal, found: (answer: URLSearchParams) => void): void {
  const channel = new BroadcastChannel(CHANNEL);
  const read = (event: MessageEvent): void => {
    const answer = event.origin === location.origin ? answerIn(event.data, state) : null;
    if (answer) found(answer);
  };
  window.addEventListener('message', read, { signal });
  channel.addEventListener('message', read, { signal });
  signal.addEventListener('abort', () => channel.close());
}
