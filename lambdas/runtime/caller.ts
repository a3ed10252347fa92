import { claimAt, holds } from './claim-at.ts';
import { requireEnv } from './require-env.ts';
import type { Claims } from './verified-claims.ts';

/** Who asks, as the token says that API Gateway has verified. */
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

/** Reads the caller out of the claims of a verified token (`verifiedClaims`). */
export function callerOf(claims: Claims, names: ClaimNames): Caller {
  const login = claimAt(claims, names.identityClaim);
  return {
    login: typeof login === 'string' && login !== '' ? login : null,
    supervisor: 'groupsClaim' in names && holds(claims, names.groupsClaim, names.supervisorGroup),
  };
}

/** A machine reads what supervisors read, on the routes that the config gives it, and is no agent. */
export const MACHINE: Caller = { login: null, supervisor: true };
