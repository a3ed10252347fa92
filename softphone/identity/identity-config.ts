/** What sign-in needs of the page it runs in. */
export interface SignInPage {
  /** The address of the page now, query included. */
  readonly url: URL;
  /** Of this tab: it outlives the way to the issuer and back. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Leaves the page. */
  go(url: URL): void;
  /** Runs `what` once the page is really being left: a person in a call may be asked, and stay. */
  whenLeft(what: () => void): void;
  /** Forgets what this tab remembers of somebody's calls and sign-ins. */
  forget(login: string): void;
  /** Changes the address without leaving. */
  show(url: URL): void;
  /** Opens an empty window for signing in, in the moment of a click: browsers block it otherwise. Null when it is blocked all the same. */
  openWindow(): SignInWindow | null;
  /** Milliseconds since 1970. */
  now(): number;
}

/** A window in which the issuer asks. */
export interface SignInWindow {
  go(url: URL): void;
  close(): void;
  /** The query with which the issuer sent that window back to this origin, once it is the answer to `state`. Never resolves for a window that is given up. */
  answer(state: string): Promise<URLSearchParams>;
}
