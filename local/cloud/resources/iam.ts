import type { Account } from '../account.ts';
import { managedPolicy } from '../iam/managed-policies.ts';
import { parsePolicy } from '../iam/policy-document.ts';
import { physicalName } from './physical-name.ts';
import { Properties } from './properties.ts';
import { ignoring, type ResourceType, TAGS } from './resource-type.ts';

const PATHS = ignoring('roles and policies are found by name', 'Path', 'Description');

/** `AWS::IAM::Role` with its inline and managed policies. */
export const IAM_ROLE: ResourceType = {
  type: 'AWS::IAM::Role',
  honours: ['RoleName', 'Policies', 'ManagedPolicyArns'],
  ignores: {
    ...ignoring('who may assume a role is not checked: only functions have one here', 'AssumeRolePolicyDocument'),
    ...ignoring('no session ends while this process runs', 'MaxSessionDuration'),
    ...PATHS,
    ...TAGS,
  },
  make: (request, account) => {
    const properties = new Properties(request.properties);
    const name = properties.optionalText('RoleName') ?? physicalName(request);
    const role = account.roles.add(name, `arn:aws:iam::${account.accountId}:role/${name}`);
    for (const policyArn of properties.texts('ManagedPolicyArns')) {
      role.policies.set(policyArn, account.roles.customerPolicy(policyArn) ?? managedPolicy(policyArn));
    }
    for (const policy of properties.parts('Policies')) {
      role.policies.set(policy.text('PolicyName'), parsePolicy(policy.raw.PolicyDocument, request.logicalId));
    }
    return { ref: name, attributes: { Arn: role.arn, RoleId: `AROA${name.slice(-12)}` } };
  },
};

/** `AWS::IAM::Policy`: inline in the roles it names. */
export const IAM_POLICY: ResourceType = {
  type: 'AWS::IAM::Policy',
  honours: ['PolicyName', 'PolicyDocument', 'Roles'],
  ignores: {},
  make: (request, account) => {
    const properties = new Properties(request.properties);
    const name = properties.text('PolicyName');
    attach(account, properties, { id: `${request.logicalId}/${name}`, where: request.logicalId });
    return { ref: name };
  },
};

/** `AWS::IAM::ManagedPolicy`, attached to the roles it names or named by them. */
export const IAM_MANAGED_POLICY: ResourceType = {
  type: 'AWS::IAM::ManagedPolicy',
  honours: ['ManagedPolicyName', 'PolicyDocument', 'Roles'],
  ignores: PATHS,
  make: (request, account) => {
    const properties = new Properties(request.properties);
    const name = properties.optionalText('ManagedPolicyName') ?? physicalName(request, 128);
    const arn = `arn:aws:iam::${account.accountId}:policy/${name}`;
    account.roles.addCustomerPolicy(arn, parsePolicy(properties.raw.PolicyDocument, request.logicalId));
    attach(account, properties, { id: arn, where: request.logicalId });
    return { ref: arn };
  },
};

function attach({ roles }: Account, properties: Properties, { id, where }: { readonly id: string; readonly where: string }): void {
  const statements = parsePolicy(properties.raw.PolicyDocument, where);
  for (const role of properties.texts('Roles')) roles.attach(role, id, statements);
}
