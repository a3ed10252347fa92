/** Who is signed in to the issuer in one browser, by login; several at a time, because two desks may share a browser. */
export interface Sessions {
  /** Login -> when they signed in, seconds since 1970. */
  signedIn(cookie: string | undefined): ReadonlyMap<string, number>;
  /** Adds a person; the result is the `Set-Cookie` value. */
  signIn(cookie: string | undefined, login: string, authTime: number): string;
  /** Takes one person out, or everybody when none is named. */
  signOut(cookie: string | undefined, login: string | null): void;
}

const COOKIE = 'issuer_session';

/** Sessions in memory; `newId` must be unguessable. */
export function createSessions(newId: () => string): Sessions {
  const byId = new Map<string, Map<string, number>>();
  const found = (cookie: string | undefined) => byId.get(sessionIdIn(cookie) ?? '');
  return {
    signedIn: (cookie) => found(cookie) ?? new Map(),
    signIn(cookie, login, authTime) {
      const known = found(cookie);
      const id = known ? (sessionIdIn(cookie) ?? newId()) : newId();
      byId.set(id, new Map([...(known ?? []), [login, authTime]]));
      return `${COOKIE}=${id}; Path=/; HttpOnly; SameSite=Lax`;
    },
    signOut(cookie, login) {
      if (login === null) found(cookie)?.clear();
      else found(cookie)?.delete(login);
    },
  };
}

const sessionIdIn = (cookie: string | undefined) =>
  cookie
    ?.split(';')
    .map((part) => part.trim().split('='))
    .find(([name]) => name === COOKIE)?.[1];
