import { beforeEach, describe, expect, test } from 'vitest';
import { Access } from '../../../../local/cloud/iam/access.ts';
import { parsePolicy } from '../../../../local/cloud/iam/policy-document.ts';
import { Roles } from '../../../../local/cloud/iam/roles.ts';

const TABLE = 'arn:aws:dynamodb:us-east-1:111122223333:table/t';
const roles = new Roles();
const role = roles.add('r', 'arn:aws:iam::111122223333:role/r');
const caller = { functionName: 'f', logicalId: 'F', role };
let access: Access;

beforeEach(() => {
  access = new Access({ accountId: '111122223333', region: 'us-east-1' });
  access.addCaller(caller);
  const Statement = [
    { Effect: 'Allow', Action: ['dynamodb:PutItem', 'dynamodb:Get*'], Resource: [TABLE, `${TABLE}/index/*`] },
    { Effect: 'Allow', Action: ['kms:Decrypt', 'logs:PutLogEvents', 'xray:PutTraceSegments'], Resource: '*' },
    { Effect: 'Deny', Action: 'dynamodb:DeleteItem', Resource: '*' },
  ];
  role.policies.set('p', parsePolicy({ Statement }, 'p'));
});

const ask = (action: string) => access.refusal(caller, { action, resource: TABLE });

describe('what functions may do', () => {
  test('an allowed request is counted', () => {
    expect([ask('dynamodb:PutItem'), ask('dynamodb:PutItem')]).toEqual([null, null]);
    expect(access.used()).toEqual([{ functionName: 'f', logicalId: 'F', action: 'dynamodb:PutItem', resource: TABLE, count: 2 }]);
    expect(access.denied()).toEqual([]);
  });

  test("a refusal is in AWS's words and kept", () => {
    const message =
      'User: arn:aws:sts::111122223333:assumed-role/r/f is not authorized to perform: dynamodb:Scan on resource: ' +
      `${TABLE} because no identity-based policy allows the dynamodb:Scan action`;
    expect(ask('dynamodb:Scan')).toBe(message);
    expect(access.denied()).toEqual([{ caller: 'f', action: 'dynamodb:Scan', resource: TABLE, message }]);
  });

  test('an explicit deny says so', () => expect(ask('dynamodb:DeleteItem')).toMatch(/with an explicit deny in an identity-based policy$/));

  test('grants nobody used are listed as written, those that are not evaluated here are not', () => {
    expect(access.unused().map(({ action }) => action)).toEqual(['dynamodb:PutItem', 'dynamodb:Get*']);
    ask('dynamodb:GetItem');
    expect(access.unused()).toEqual([
      { functionName: 'f', logicalId: 'F', action: 'dynamodb:PutItem', resources: [TABLE, `${TABLE}/index/*`] },
    ]);
  });

  test("a resource's own policy may allow as well", () => {
    const Statement = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: 'q', Principal: { AWS: role.arn } };
    const policy = parsePolicy({ Statement }, 'q');
    expect(access.refusal(caller, { action: 'sqs:SendMessage', resource: 'q' }, policy)).toBeNull();
  });
});
