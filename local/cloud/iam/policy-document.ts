import { UnsupportedError } from '../errors.ts';
import { CONDITION_KEYS, type Condition, conditionsHold, parseConditions, type RequestContext } from './conditions.ts';
import { matchesWildcard } from './wildcard.ts';

/** Who makes a request: a role of the account, or an AWS service on somebody's behalf. */
export type Principal = { readonly roleArn: string } | { readonly service: string };

/** One statement of a policy; a list that is null is not written in it. */
export interface Statement {
  readonly sid: string | null;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[] | null;
  readonly notActions: readonly string[] | null;
  readonly resources: readonly string[] | null;
  readonly notResources: readonly string[] | null;
  readonly principals: Readonly<Record<string, readonly string[]>> | null;
  readonly conditions: readonly Condition[];
}

/** A request as policies see it. */
export interface AccessRequest {
  readonly action: string;
  readonly resource: string;
  readonly context: RequestContext;
  /** Only asked by resource policies. */
  readonly principal?: Principal;
}

const READ = ['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Principal', 'Condition'];
/** Services whose permissions no request here is checked for: conditions on them need not be understood, and nobody can use them. */
const NOT_EVALUATED: readonly string[] = ['kms', 'logs', 'xray', 'cloudwatch', 'ec2', 'ssm', 'cloudfront', 'cloudformation'];

/**
 * Reads a policy document; `where` names it in errors.
 * @throws UnsupportedError for an element, operator or condition key that cannot be evaluated.
 */
export function parsePolicy(document: unknown, where: string): Statement[] {
  const { Statement: statements } = document as { Statement?: unknown };
  return [statements ?? []].flat().map((raw) => parseStatement(raw as Record<string, unknown>, where));
}

function parseStatement(raw: Record<string, unknown>, where: string): Statement {
  const other = Object.keys(raw).find((key) => !READ.includes(key));
  if (other !== undefined) throw new UnsupportedError(`${where}: the policy element ${other} is not supported by the local cloud.`);
  const statement: Statement = {
    sid: raw.Sid === undefined ? null : String(raw.Sid),
    effect: raw.Effect === 'Deny' ? 'Deny' : 'Allow',
    actions: texts(raw.Action),
    notActions: texts(raw.NotAction),
    resources: texts(raw.Resource),
    notResources: texts(raw.NotResource),
    principals: principalsOf(raw.Principal),
    conditions: parseConditions(raw.Condition, where),
  };
  refuseUnknownKeys(statement, where);
  return statement;
}

function refuseUnknownKeys({ actions, conditions }: Statement, where: string): void {
  if (actions?.every(isNotEvaluated)) return;
  const unknown = conditions.find(({ key }) => !CONDITION_KEYS.includes(key));
  if (unknown) throw new UnsupportedError(`${where}: the condition key ${unknown.key} is not supported by the local cloud.`);
}

/** Whether an action is of a service whose permissions are not checked here. */
export const isNotEvaluated = (action: string): boolean => NOT_EVALUATED.includes(action.split(':')[0] ?? '');

const texts = (value: unknown): string[] | null => (value === undefined ? null : [value].flat().map(String));

function principalsOf(raw: unknown): Record<string, string[]> | null {
  if (raw === undefined) return null;
  if (raw === '*') return { AWS: ['*'] };
  return Object.fromEntries(Object.entries(raw as object).map(([kind, names]) => [kind, [names].flat().map(String)]));
}

/** Whether a statement is about this request at all. */
export function applies(statement: Statement, request: AccessRequest): boolean {
  return (
    listed(statement.actions, statement.notActions, (pattern) => matchesWildcard(pattern.toLowerCase(), request.action.toLowerCase())) &&
    listed(statement.resources, statement.notResources, (pattern) => matchesWildcard(pattern, request.resource)) &&
    (statement.principals === null || isMeant(statement.principals, request.principal)) &&
    conditionsHold(statement.conditions, request.context)
  );
}

function listed(wanted: readonly string[] | null, unwanted: readonly string[] | null, matches: (pattern: string) => boolean): boolean {
  if (wanted) return wanted.some(matches);
  return unwanted ? !unwanted.some(matches) : true;
}

function isMeant(principals: Readonly<Record<string, readonly string[]>>, principal: Principal | undefined): boolean {
  if (principal === undefined) return false;
  if (principals.AWS?.includes('*')) return true;
  if ('service' in principal) return principals.Service?.includes(principal.service) ?? false;
  const account = principal.roleArn.split(':')[4] ?? '';
  return principals.AWS?.some((name) => [account, `arn:aws:iam::${account}:root`, principal.roleArn].includes(name)) ?? false;
}
