/** Who asks, as the token says that API Gateway has checked. */
export interface Caller {
  /** The Connect login; null when the token names none. */
  readonly login: string | null;
  readonly supervisor: boolean;
}

/** Which claims name the login and the groups, and which group makes a supervisor. */
export interface ClaimNames {
  readonly identityClaim: string;
  readonly groupsClaim: string;
  readonly supervisorGroup: string;
}

type Claims = Readonly<Record<string, unknown>>;

/** Reads the caller out of the claims of the JWT authorizer. */
export function callerOf(claims: Claims, { identityClaim, groupsClaim, supervisorGroup }: ClaimNames): Caller {
  return { login: loginOf(claims, identityClaim), supervisor: listOf(claims[groupsClaim]).includes(supervisorGroup) };
}

/** The Connect login in the claims of the JWT authorizer; null when the token names none. */
export function loginOf(claims: Claims, identityClaim: string): string | null {
  const login = claims[identityClaim];
  return typeof login === 'string' && login !== '' ? login : null;
}

/**
 * A claim that is a list. HTTP APIs hand one over as the text `[a b]`, a single value as itself (API Gateway Developer Guide,
 * "Control access to HTTP APIs with JWT authorizers"); names of Cognito groups hold no blanks.
 */
function listOf(claim: unknown): readonly string[] {
  if (Array.isArray(claim)) return claim.map(String);
  if (typeof claim !== 'string') return [];
  const inBrackets = /^\[(.*)\]$/s.exec(claim);
  return inBrackets?.[1] === undefined ? [claim] : inBrackets[1].split(/[\s,]+/).filter(Boolean);
}
