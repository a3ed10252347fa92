import { describe, expect, test } from 'vitest';
import { decide } from '../../../../local/cloud/iam/decide.ts';
import { managedPolicy } from '../../../../local/cloud/iam/managed-policies.ts';
import { type Principal, parsePolicy } from '../../../../local/cloud/iam/policy-document.ts';

const TABLE_ARN = 'arn:aws:dynamodb:us-east-1:111122223333:table/t';
const ROLE: Principal = { roleArn: 'arn:aws:iam::111122223333:role/r' };
const allow = (Action: unknown, Resource: unknown, more = {}) => ({ Effect: 'Allow', Action, Resource, ...more });
const deny = (Action: unknown, Resource: unknown, more = {}) => ({ ...allow(Action, Resource, more), Effect: 'Deny' });

const decided = (statements: unknown, action = 'dynamodb:PutItem', resource = TABLE_ARN, principal: Principal = ROLE) =>
  decide(parsePolicy({ Statement: statements }, 'here'), { action, resource, context: { 'aws:securetransport': 'true' }, principal });

describe('what a policy decides about putting an item', () => {
  test.each([
    ['nothing is said', [], 'not-allowed'],
    ['allowed by name', [allow('dynamodb:PutItem', TABLE_ARN)], 'allowed'],
    ['one statement, no list', allow('dynamodb:PutItem', TABLE_ARN), 'allowed'],
    ['case of the action does not matter', [allow('DynamoDB:putitem', TABLE_ARN)], 'allowed'],
    ['allowed by wildcards', [allow(['dynamodb:Get*', 'dynamodb:P?tItem'], '*')], 'allowed'],
    ['another action', [allow('dynamodb:GetItem', TABLE_ARN)], 'not-allowed'],
    ['another resource', [allow('dynamodb:PutItem', `${TABLE_ARN}/index/*`)], 'not-allowed'],
    ['the resource is compared with its case', [allow('dynamodb:PutItem', TABLE_ARN.toUpperCase())], 'not-allowed'],
    ['Deny wins', [allow('*', '*'), deny('dynamodb:*', TABLE_ARN)], 'explicitly-denied'],
    [
      'a Deny whose condition does not hold',
      [allow('*', '*'), deny('*', '*', { Condition: { Bool: { 'aws:SecureTransport': 'false' } } })],
      'allowed',
    ],
    ['NotAction', [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }], 'allowed'],
    ['NotResource', [{ Effect: 'Allow', Action: '*', NotResource: TABLE_ARN }], 'not-allowed'],
  ])('%s', (_, statements, expected) => expect(decided(statements)).toBe(expected));

  const queue = 'arn:aws:sqs:us-east-1:111122223333:q';
  test.each([
    ['the service it names', { Service: 'events.amazonaws.com' }, 'events.amazonaws.com', 'allowed'],
    ['another service', { Service: 'sns.amazonaws.com' }, 'events.amazonaws.com', 'not-allowed'],
    ['everybody', '*', 'events.amazonaws.com', 'allowed'],
  ])('a resource policy meant for %s', (_, Principal, service, expected) =>
    expect(decided([{ ...allow('sqs:SendMessage', queue), Principal }], 'sqs:SendMessage', queue, { service })).toBe(expected),
  );

  test.each([
    ['the account', '111122223333', 'allowed'],
    ['the account by its root', 'arn:aws:iam::111122223333:root', 'allowed'],
    ['the role', 'arn:aws:iam::111122223333:role/r', 'allowed'],
    ['another role', 'arn:aws:iam::111122223333:role/s', 'not-allowed'],
  ])('a resource policy meant for %s', (_, AWS, expected) =>
    expect(decided([{ ...allow('sqs:SendMessage', queue), Principal: { AWS } }], 'sqs:SendMessage', queue)).toBe(expected),
  );
});

describe('a policy that cannot be read is refused', () => {
  test.each([
    ['an unknown element', { Effect: 'Allow', Action: '*', Resource: '*', NotPrincipal: '*' }, /NotPrincipal/],
    [
      'a condition key no request here carries',
      allow('dynamodb:*', '*', { Condition: { StringEquals: { 'dynamodb:Select': 'COUNT' } } }),
      /dynamodb:select/,
    ],
  ])('%s', (_, statement, text) => expect(() => parsePolicy({ Statement: statement }, 'here')).toThrow(text));

  test('an unknown key is no matter where nothing is evaluated', () => {
    const kms = allow('kms:Decrypt', '*', { Condition: { StringEquals: { 'kms:ViaService': 'x' } } });
    expect(parsePolicy({ Statement: kms }, 'here')).toHaveLength(1);
  });

  test('a managed policy nobody knows', () =>
    expect(() => managedPolicy('arn:aws:iam::aws:policy/AdministratorAccess')).toThrow(/AdministratorAccess/));

  test('a managed policy allows what it says', () => {
    const statements = managedPolicy('arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole');
    const request = { resource: '*', context: {} };
    expect(decide(statements, { ...request, action: 'sqs:ReceiveMessage' })).toBe('allowed');
    expect(decide(statements, { ...request, action: 'sqs:SendMessage' })).toBe('not-allowed');
  });
});
