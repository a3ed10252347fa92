import type { Template } from 'aws-cdk-lib/assertions';
import { type Resource, resourcesOf } from './stacks.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

/** A statement's conditions: by operator, then by key. */
type Conditions = Partial<Record<string, Partial<Record<string, string | readonly string[]>>>>;

/**
 * `resource -> actions` that a function's role allows, resources in words; behind a table's name stand the partition keys of the items, where it may touch
 * these alone. Throws on anything but plain Allow statements and those on keys.
 */
export function permissionsOf(template: Template, functionName: string): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, string[]> = {};
  for (const statement of statementsOfRole(template, functionName)) {
    if (statement.Effect !== 'Allow') throw new Error('Only Allow statements are expected.');
    for (const resource of [statement.Resource].flat()) {
      const name = [words(resource), ...keysIn(statement)].join(' ');
      found[name] = [...(found[name] ?? []), ...[statement.Action].flat()].sort();
    }
  }
  return found;
}

/** The policy of a function's role as one document, resources in words. */
export const policyOf = (template: Template, functionName: string) => ({
  Statement: statementsOfRole(template, functionName).map((statement) => ({
    ...statement,
    Resource: [statement.Resource].flat().map(words),
  })),
});

function statementsOfRole(template: Template, functionName: string): readonly Statement[] {
  const role = roleOf(template, functionName);
  const policies = Object.values(resourcesOf(template, 'AWS::IAM::Policy')).filter((policy) => rolesOf(policy).includes(role));
  return policies.flatMap(statementsOf);
}

/** The policies a role has beside those of its own: AWS managed, or written into the role. */
export function otherPoliciesOf(template: Template, functionName: string): unknown[] {
  const role = template.findResources('AWS::IAM::Role')[roleOf(template, functionName)]?.Properties ?? {};
  return [...(role.ManagedPolicyArns ?? []), ...(role.Policies ?? [])];
}

/** The partition keys of a statement on some items of a table; none in a plain one. */
function keysIn({ Condition }: Statement): readonly string[] {
  if (Condition === undefined) return [];
  const { 'ForAllValues:StringLike': like, Null, ...others } = Condition as Conditions;
  const isOnKeys = like && Object.keys(others).length === 0 && JSON.stringify(Null) === '{"dynamodb:LeadingKeys":"false"}';
  if (!isOnKeys || Object.keys(like).length > 1) throw new Error('Only conditions on partition keys are expected.');
  return [like['dynamodb:LeadingKeys'] ?? []].flat();
}

function roleOf(template: Template, functionName: string): string {
  const id = functionName.replaceAll('-', '');
  const functions = Object.entries(template.findResources('AWS::Lambda::Function') as Record<string, Resource>);
  const [, fn] = functions.find(([logicalId]) => logicalId.replace(/[0-9A-F]{8}$/, '').endsWith(id)) ?? [];
  if (!fn) throw new Error(`The template has no function ${functionName}.`);
  return (fn.Properties.Role as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'][0];
}

const rolesOf = (policy: Resource) => (policy.Properties.Roles as { Ref: string }[]).map(({ Ref }) => Ref);
const statementsOf = (policy: Resource) => (policy.Properties.PolicyDocument as { Statement: Statement[] }).Statement;

const HASH = /[0-9A-F]{8}$/;

/** `{Fn::GetAtt: [LedgerTable9343E4AA, Arn]}` as `LedgerTable.Arn`, `{Ref: Secret9343E4AA}` as `Secret`; an imported one the same way. */
function words(resource: unknown): string {
  if (typeof resource === 'string') return resource;
  const [[kind, value] = ['', undefined]] = Object.entries(resource as Record<string, unknown>);
  if (kind === 'Ref') return String(value).replace(HASH, '');
  if (kind === 'Fn::GetAtt') return dotted(...(value as [string, string]));
  if (kind === 'Fn::Join') return (value as [string, unknown[]])[1].map(words).join('');
  if (kind === 'Fn::ImportValue') return imported(String(value));
  throw new Error(`No words for ${kind}.`);
}

const dotted = (id: string, attribute: string) => `${id.replace(HASH, '')}.${attribute}`;

function imported(name: string): string {
  const [, id = '', attribute = ''] = /:ExportsOutputFnGetAtt(.+[0-9A-F]{8})(Arn|StreamArn|ContactFlowArn)[0-9A-F]{8}$/.exec(name) ?? [];
  return dotted(id, attribute);
}
