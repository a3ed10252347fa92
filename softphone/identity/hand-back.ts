/** Before the state of a sign-in in a window of its own: the page it comes back to hands its answer on, and opens nothing. */
export const WINDOW_STATE = 'w.';

/** What such a window says, to pages of its own origin alone. It holds a code, which is worth nothing without the verifier that never left the page that asks. */
export interface HandedBack {
  readonly type: 'consult-call-sign-in';
  readonly search: string;
}

export const CHANNEL = 'consult-call-sign-in';

/** What a window needs to hand its answer back. */
export interface ReturningWindow {
  readonly location: Pick<Location, 'origin' | 'search' | 'pathname'>;
  readonly opener: { postMessage(message: HandedBack, targetOrigin: string): void } | null;
  /** Tells every page of this origin, where the opener is out of reach: some sign-in pages cut the tie (Cross-Origin-Opener-Policy). */
  broadcast(message: HandedBack): void;
  /** Takes the answer out of the address. */
  forget(path: string): void;
  close(): void;
}

/** Hands the issuer's answer to the page that opened this window, and closes it. False: this page is no such window. */
export function handBack({ location, opener, broadcast, forget, close }: ReturningWindow): boolean {
  const { origin, search, pathname } = location;
  if (!new URLSearchParams(search).get('state')?.startsWith(WINDOW_STATE)) return false;
  const message: HandedBack = { type: 'consult-call-sign-in', search };
  forget(pathname);
  opener?.postMessage(message, origin);
  broadcast(message);
  close();
  return true;
}

/** The query in a message, when it answers `state`; null for every other message. */
export function answerIn(message: unknown, state: string): URLSearchParams | null {
  const { type, search }: Partial<HandedBack> = Object(message);
  if (type !== 'consult-call-sign-in' || typeof search !== 'string') return null;
  const answer = new URLSearchParams(search);
  return answer.get('state') === state ? answer : null;
}
