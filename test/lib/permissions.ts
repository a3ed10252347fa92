import type { Template } from 'aws-cdk-lib/assertions';
import { type Resource, resourcesOf } from './stacks.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

/** `resource -> actions` that a function's role allows, resources in words. Throws on anything but plain Allow statements. */
export function permissionsOf(template: Template, functionName: string): Readonly<Record<string, readonly string[]>> {
  const role = roleOf(template, functionName);
  const policies = Object.values(resourcesOf(template, 'AWS::IAM::Policy')).filter((policy) => rolesOf(policy).includes(role));
  const found: Record<string, string[]> = {};
  for (const statement of policies.flatMap(statementsOf)) {
    if (statement.Effect !== 'Allow' || statement.Condition) throw new Error('Only plain Allow statements are expected.');
    for (const resource of [statement.Resource].flat()) {
      const name = words(resource);
      found[name] = [...(found[name] ?? []), ...[statement.Action].flat()].sort();
    }
  }
  return found;
}

/** The policies a role has beside those of its own: AWS managed, or written into the role. */
export function otherPoliciesOf(template: Template, functionName: string): unknown[] {
  const role = template.findResources('AWS::IAM::Role')[roleOf(template, functionName)]?.Properties ?? {};
  return [...(role.ManagedPolicyArns ?? []), ...(role.Policies ?? [])];
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

/** `{Fn::GetAtt: [LedgerTable9343E4AA, Arn]}` as `LedgerTable.Arn`; an imported one the same way. */
function words(resource: unknown): string {
  if (typeof resource === 'string') return resource;
  const [[kind, value] = ['', undefined]] = Object.entries(resource as Record<string, unknown>);
  if (kind === 'Fn::GetAtt') return dotted(...(value as [string, string]));
  if (kind === 'Fn::Join') return (value as [string, unknown[]])[1].map(words).join('');
  if (kind === 'Fn::ImportValue') return imported(String(value));
  throw new Error(`No words for ${kind}.`);
}

const dotted = (id: string, attribute: string) => `${id.replace(HASH, '')}.${attribute}`;

function imported(name: string): string {
  const [, id = '', attribute = ''] = /:ExportsOutputFnGetAtt(.+[0-9A-F]{8})(Arn|StreamArn)[0-9A-F]{8}$/.exec(name) ?? [];
  return dotted(id, attribute);
}
