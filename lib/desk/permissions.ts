import { ENV } from '../../contract/env.ts';
import type { MachineRight } from '../../contract/rights.ts';
import type { Config } from '../config/schema.ts';

type Identity = Config['identity'];

const machinesOf = ({ machines }: Identity, right: MachineRight | undefined) =>
  machines.filter(({ may }) => right !== undefined && may.includes(right));

/** What tokens may carry as aud; or as client_id where they have no aud, as those of Amazon Cognito, which name each client. */
export const audiencesOf = (audience: string, { machines }: Identity): readonly string[] => [
  ...new Set([audience, ...machines.flatMap(({ claims }) => claims.client_id ?? [])]),
];

/**
 * Scopes of which the gateway wants one on a route. None where a machine comes by other claims, as those of Entra ID, whose application
 * tokens carry roles and no scope: there the function decides alone.
 */
export function routeScopes(identity: Identity, right?: MachineRight): readonly string[] {
  const byScope = machinesOf(identity, right).map(({ claims }) => claims.scope ?? claims.scp);
  return byScope.includes(undefined) ? [] : [...new Set([identity.accessScope, ...byScope.flatMap((scope) => scope ?? [])])];
}

/** What a function is told of who may call it; nothing where the gateway's check of the scope is enough. */
export function permissionsFor(identity: Identity, right?: MachineRight): Readonly<Record<string, string>> {
  const { accessScope: scope, agentGroup, supervisorGroup, groupsClaim } = identity;
  const machines = machinesOf(identity, right).map(({ claims }) => claims);
  if (agentGroup === undefined && machines.length === 0) return {};
  const people = { scope, ...(agentGroup === undefined ? {} : { groupsClaim, groups: [agentGroup, supervisorGroup] }) };
  return { [ENV.permissions]: JSON.stringify({ people, machines }) };
}
