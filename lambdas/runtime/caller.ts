import { claimAt, holds } from './claim-at.ts';
import { requireEnv } from './require-env.ts';
import type { Claims } from './verified-claims.ts';

/** Who asks, as the token says that API Gateway has verified. */
export interface Caller {
  /** The Connect login; null when the token names none. */
  readonly login: string | null;
  readonly supervisor: boolean;
  /** There when a machine asks, on a route that the config gives it: no agent and no supervisor. */
  readonly machine?: Machine;
}

/** A client that acts for no person (OAuth 2.0 client credentials). */
interface Machine {
  /** What its issuer calls it; null when the token does not say. */
  readonly client: string | null;
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

/** The claim by which issuers name the client: RFC 9068 (Cognito too), Entra ID, Auth0 and Keycloak, Okta. `test/issuers/presets.ts` has the shapes. */
const CLIENT_CLAIMS = ['client_id', 'azp', 'cid'] as const;

/** Reads the machine out of the claims of a verified token. */
export function machineOf(claims: Claims): Caller {
  const names = CLIENT_CLAIMS.map((claim) => claims[claim]).filter((name) => typeof name === 'string');
  return { login: null, supervisor: false, machine: { client: names[0] ?? null } };
}

/** Whether somebody may read what is not their own: supervisors, and machines on the routes that the config gives them. */
export const readsAll = ({ supervisor, machine }: Caller): boolean => supervisor || machine !== undefined;
