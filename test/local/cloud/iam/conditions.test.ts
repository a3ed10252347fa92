import { describe, expect, test } from 'vitest';
import { CONDITION_OPERATORS, conditionsHold, parseConditions } from '../../../../local/cloud/iam/conditions.ts';

const ARN = 'arn:aws:events:us-east-1:111122223333:rule/a';
const KEYS = 'dynamodb:LeadingKeys';
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

  /** What IAM documents of set operators; `undefined` is a request without the key, an empty list one without a value for it. */
  test.each<[string, string, readonly string[], readonly string[] | undefined, boolean]>([
    ['all of the values match', 'ForAllValues:StringLike', ['A#*', 'B'], ['A#1', 'A#2', 'B'], true],
    ['one of the values does not', 'ForAllValues:StringLike', ['A#*'], ['A#1', 'C#1'], false],
    ['none does', 'ForAllValues:StringLike', ['A#*'], ['C#1'], false],
    ['a pattern is no beginning', 'ForAllValues:StringLike', ['A#'], ['A#1'], false],
    ['another case is another key', 'ForAllValues:StringLike', ['A#*'], ['a#1'], false],
    ['a question mark is one sign', 'ForAllValues:StringLike', ['A?1'], ['A#1', 'A##1'], false],
    ['a star is none where the text is compared', 'ForAllValues:StringEquals', ['A#*'], ['A#1'], false],
    ['the same text', 'ForAllValues:StringEquals', ['A#1', 'A#2'], ['A#2'], true],
    ['all of no value', 'ForAllValues:StringLike', ['A#*'], [], true],
    ['all of a key that is not there', 'ForAllValues:StringLike', ['A#*'], undefined, true],
    ['all of a key that is not there, if it exists', 'ForAllValues:StringLikeIfExists', ['A#*'], undefined, true],
    ['none of the values is unwanted', 'ForAllValues:StringNotLike', ['A#*'], ['B', 'C'], true],
    ['one of the values is unwanted', 'ForAllValues:StringNotLike', ['A#*'], ['B', 'A#1'], false],
    ['any of the values', 'ForAnyValue:StringLike', ['A#*'], ['C#1', 'A#1'], true],
    ['any of the values, and none matches', 'ForAnyValue:StringLike', ['A#*'], ['C#1'], false],
    ['any of no value', 'ForAnyValue:StringLike', ['A#*'], [], false],
    ['any of a key that is not there', 'ForAnyValue:StringLike', ['A#*'], undefined, false],
    ['any of a key that is not there, if it exists', 'ForAnyValue:StringLikeIfExists', ['A#*'], undefined, true],
    ['any value is another', 'ForAnyValue:StringNotEquals', ['A'], ['A', 'B'], true],
    ['any value is another of none', 'ForAnyValue:StringNotEquals', ['A'], undefined, false],
  ])('of many values: %s', (_, operator, wanted, got, expected) => {
    const conditions = parseConditions({ [operator]: { [KEYS]: wanted } }, 'here');
    expect(conditionsHold(conditions, got === undefined ? {} : { 'dynamodb:leadingkeys': got })).toBe(expected);
  });

  test.each<[string, readonly string[] | undefined, boolean]>([
    ['there', ['A#1'], true],
    ['without a value', [], false],
    ['not there', undefined, false],
  ])('Null asks whether a key of many values is there: %s', (_, got, expected) => {
    const conditions = parseConditions({ Null: { [KEYS]: 'false' } }, 'here');
    expect(conditionsHold(conditions, got === undefined ? {} : { 'dynamodb:leadingkeys': got })).toBe(expected);
  });

  test.each([
    ['StringLike', KEYS, /dynamodb:leadingkeys needs ForAllValues/],
    ['ForAllValues:StringLike', 'aws:SourceArn', /aws:sourcearn is of one value/],
  ])('%s on %s is refused', (operator, key, text) => expect(() => parseConditions({ [operator]: { [key]: 'x' } }, 'here')).toThrow(text));

  test.each(['IpAddress', 'DateLessThan', 'ForAllValues:Null', 'ForSomeValues:StringLike', 'StringEquale'])(
    'the operator %s is refused',
    (operator) =>
      expect(() => parseConditions({ [operator]: { 'aws:SourceArn': 'x' } }, 'Role/Policy')).toThrow(
        `Role/Policy: the condition operator ${operator}`,
      ),
  );
});
