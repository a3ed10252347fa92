import { describe, expect, test } from 'vitest';
import { CONDITION_OPERATORS, conditionsHold, parseConditions } from '../../../../local/cloud/iam/conditions.ts';

const ARN = 'arn:aws:events:us-east-1:111122223333:rule/a';
const CONTEXT = { 'aws:sourcearn': ARN, 'aws:sourceaccount': '111122223333', 'aws:securetransport': 'true', 's3:tlsversion': '1.3' };

const TABLE: readonly (readonly [string, Record<string, Record<string, unknown>>, boolean])[] = [
  ['StringEquals', { StringEquals: { 'aws:SourceAccount': '111122223333' } }, true],
  ['StringEquals, any of several', { StringEquals: { 'aws:SourceAccount': ['1', '111122223333'] } }, true],
  ['StringEquals, key in any case', { StringEquals: { 'AWS:SourceArn': ARN } }, true],
  ['StringEquals of a missing key', { StringEquals: { 'aws:PrincipalArn': 'x' } }, false],
  ['StringEqualsIfExists of a missing key', { StringEqualsIfExists: { 'aws:PrincipalArn': 'x' } }, true],
  ['StringNotEquals', { StringNotEquals: { 'aws:SourceAccount': '1' } }, true],
  ['StringNotEquals of a missing key', { StringNotEquals: { 'aws:PrincipalArn': 'x' } }, true],
  ['StringEqualsIgnoreCase', { StringEqualsIgnoreCase: { 'aws:SecureTransport': 'TRUE' } }, true],
  ['StringNotEqualsIgnoreCase', { StringNotEqualsIgnoreCase: { 'aws:SecureTransport': 'TRUE' } }, false],
  ['StringLike', { StringLike: { 'aws:SourceArn': 'arn:*:rule/?' } }, true],
  ['StringNotLike', { StringNotLike: { 'aws:SourceArn': 'arn:*' } }, false],
  ['ArnLike', { ArnLike: { 'aws:SourceArn': 'arn:aws:events:*:111122223333:rule/*' } }, true],
  ['ArnLike: a wildcard ends at its part', { ArnLike: { 'aws:SourceArn': 'arn:*:rule/a' } }, false],
  ['ArnEquals', { ArnEquals: { 'aws:SourceArn': ARN } }, true],
  ['ArnNotEquals', { ArnNotEquals: { 'aws:SourceArn': ARN } }, false],
  ['ArnNotLike', { ArnNotLike: { 'aws:SourceArn': 'arn:aws:sqs:*:*:*' } }, true],
  ['Bool', { Bool: { 'aws:SecureTransport': 'false' } }, false],
  ['NumericEquals', { NumericEquals: { 's3:TlsVersion': 1.3 } }, true],
  ['NumericNotEquals', { NumericNotEquals: { 's3:TlsVersion': '1.3' } }, false],
  ['NumericLessThan', { NumericLessThan: { 's3:TlsVersion': '1.2' } }, false],
  ['NumericLessThanEquals', { NumericLessThanEquals: { 's3:TlsVersion': '1.3' } }, true],
  ['NumericGreaterThan', { NumericGreaterThan: { 's3:TlsVersion': '1.2' } }, true],
  ['NumericGreaterThanEquals', { NumericGreaterThanEquals: { 's3:TlsVersion': '1.4' } }, false],
  ['Null: the key is there', { Null: { 'aws:SourceArn': 'false' } }, true],
  ['Null: the key is not there', { Null: { 'aws:PrincipalArn': 'true' } }, true],
  ['all of several', { Bool: { 'aws:SecureTransport': 'true' }, StringEquals: { 'aws:SourceAccount': '1' } }, false],
  ['no condition at all', {}, true],
];

describe('conditions', () => {
  test.each(TABLE)('%s', (_, raw, expected) => expect(conditionsHold(parseConditions(raw, 'here'), CONTEXT)).toBe(expected));

  test('every operator is tried', () => {
    const tried = TABLE.flatMap(([, raw]) => Object.keys(raw));
    expect(CONDITION_OPERATORS.filter((operator) => !tried.includes(operator))).toEqual([]);
  });

  test.each(['IpAddress', 'DateLessThan', 'ForAllValues:StringEquals', 'StringEquale'])('the operator %s is refused', (operator) =>
    expect(() => parseConditions({ [operator]: { 'aws:SourceArn': 'x' } }, 'Role/Policy')).toThrow(
      `Role/Policy: the condition operator ${operator}`,
    ),
  );
});
