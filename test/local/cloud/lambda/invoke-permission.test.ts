import { describe, expect, test } from 'vitest';
import { type InvokePermission, mayInvoke } from '../../../../local/cloud/lambda/invoke-permission.ts';

const call = {
  service: 'connect.amazonaws.com',
  sourceArn: 'arn:aws:connect:us-east-1:111122223333:instance/i',
  sourceAccount: '111122223333',
};
const permission = (more: Partial<InvokePermission> = {}): InvokePermission => ({
  ...{ principal: call.service, action: 'lambda:InvokeFunction', sourceArn: call.sourceArn, sourceAccount: call.sourceAccount },
  ...more,
});

describe('a service may invoke a function', () => {
  test.each([
    ['with a permission for just this source', [permission()], true],
    ['with a permission that leaves the source open', [permission({ sourceArn: null, sourceAccount: null })], true],
    ['with a wildcard in the source', [permission({ sourceArn: 'arn:aws:connect:*:*:instance/*' })], true],
    ['with one of several permissions', [permission({ principal: 'events.amazonaws.com' }), permission()], true],
    ['not without any', [], false],
    ["not with another service's", [permission({ principal: 'events.amazonaws.com' })], false],
    ['not for another account', [permission({ sourceAccount: '444455556666' })], false],
    ['not for another source', [permission({ sourceArn: `${call.sourceArn}2` })], false],
    ['not with another action', [permission({ action: 'lambda:GetFunction' })], false],
  ])('%s', (_, permissions, expected) => expect(mayInvoke(permissions, call)).toBe(expected));
});
