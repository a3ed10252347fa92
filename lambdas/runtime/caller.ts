import { requireEnv } from './require-env.ts';

/** Who asks, as the token says that API Gateway has checked. */
export interface Caller {
  /** The Connect login; null when the token names none. */
  readonly login: string | null;
  readonly supervisor: boolean;
}

/** Which claim names the login; and, where supervisors are told from others, which lists the groups and which group makes one. */
export type ClaimNames = AgentClaim | SupervisorClaims;

interface AgentClaim {
  readonly identityClaim: string;
}
interface SupervisorClaims extends AgentClaim {
  readonly groupsClaim: string;
  readonly supervisorGroup: string;
}

/** For a route that serves supervisors as the agents they are, or not at all. @throws MissingEnvError */
export const agentClaim = (): AgentClaim => ({ identityClaim: requireEnv('identityClaim') });

/** For a route where supervisors may more. @throws MissingEnvError */
export const supervisorClaims = (): SupervisorClaims => ({
  ...agentClaim(),
  groupsClaim: requireEnv('groupsClaim'),
  supervisorGroup: requireEnv('supervisorGroup'),
});

type Claims = Readonly<Record<string, unknown>>;

/** Reads the caller out of the claims of the JWT authorizer. */
export function callerOf(claims: Claims, names: ClaimNames): Caller {
  const login = claims[names.identityClaim];
  return {
    login: typeof login === 'string' && login !== '' ? login : null,
    supervisor: 'groupsClaim' in names && listOf(claims[names.groupsClaim]).includes(names.supervisorGroup),
  };
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
