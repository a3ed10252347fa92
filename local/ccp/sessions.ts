/** Who is logged in at the instance. */
export interface Sessions {
  /**
   * The login a request speaks for: `?agent=` when the page was opened with it, else the cookie's.
   * `?agent=` stands for a single sign-on that asks nothing; after a logout it asks once.
   */
  loginOf(asked: { readonly agent: string | null; readonly cookie: string | undefined }): string | undefined;
  /** The session id for the cookie. @throws Error for a login the instance does not know. */
  signIn(login: string): string;
  signOut(login: string): void;
  /** Ends the session of a cookie; who it was. */
  end(cookie: string | undefined): string | undefined;
}

/** Sessions in memory; they end with the process. */
export function createSessions({ logins, newId }: { readonly logins: readonly string[]; readonly newId: () => string }): Sessions {
  const byId = new Map<string, string>();
  const mustAsk = new Set<string>();

  const signOut = (login: string) => {
    mustAsk.add(login);
    for (const [id, whose] of byId) if (whose === login) byId.delete(id);
  };
  return {
    loginOf({ agent, cookie }) {
      const named = agent === null ? undefined : logins.find((login) => isSame(login, agent));
      if (agent !== null) return named !== undefined && !mustAsk.has(named) ? named : undefined;
      return cookie === undefined ? undefined : byId.get(cookie);
    },
    signIn(login) {
      if (!logins.includes(login)) throw new Error('The instance has no agent with this login.');
      mustAsk.delete(login);
      const id = newId();
      byId.set(id, login);
      return id;
    },
    signOut,
    end(cookie) {
      const login = cookie === undefined ? undefined : byId.get(cookie);
      if (login !== undefined) signOut(login);
      return login;
    },
  };
}

const isSame = (login: string, asked: string): boolean => login.toLowerCase() === asked.toLowerCase();
