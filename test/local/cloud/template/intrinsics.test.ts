import { describe, expect, test } from 'vitest';
import { TemplateError, UnsupportedError } from '../../../../local/cloud/errors.ts';
import { INTRINSICS, NO_VALUE, resolve, type Scope, subVariables } from '../../../../local/cloud/template/intrinsics.ts';

const scope: Scope = {
  ref: (name) => (name === 'AWS::NoValue' ? NO_VALUE : `ref-of-${name}`),
  getAtt: (logicalId, attribute) => `${logicalId}/${attribute}`,
  condition: (name) => name === 'Yes',
  mapping: (map, first, second) => `${map}-${first}-${second}`,
  importValue: (name) => `imported ${name}`,
};

const TABLE: readonly (readonly [string, unknown, unknown])[] = [
  ['plain data stays', { a: [1, 'two', { three: null }] }, { a: [1, 'two', { three: null }] }],
  ['Ref', { Ref: 'Queue' }, 'ref-of-Queue'],
  ['Fn::GetAtt as a list', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'Queue/Arn'],
  ['Fn::GetAtt as text, with a dotted attribute', { 'Fn::GetAtt': 'Nested.Outputs.Url' }, 'Nested/Outputs.Url'],
  ['Fn::Join resolves its parts', { 'Fn::Join': ['-', ['a', { Ref: 'B' }]] }, 'a-ref-of-B'],
  ['Fn::Join of a list that an intrinsic gives', { 'Fn::Join': ['|', { 'Fn::Split': ['/', 'a/b'] }] }, 'a|b'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own syntax
  ['Fn::Sub with resources and attributes', { 'Fn::Sub': '${A}:${B.Arn}:${AWS::Region}' }, 'ref-of-A:B/Arn:ref-of-AWS::Region'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own syntax
  ['Fn::Sub with variables of its own', { 'Fn::Sub': ['${x}${A}', { x: { Ref: 'Z' } }] }, 'ref-of-Zref-of-A'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own syntax
  ['Fn::Sub leaves literals', { 'Fn::Sub': '${!Literal}' }, '${Literal}'],
  ['Fn::Select', { 'Fn::Select': ['1', ['a', 'b']] }, 'b'],
  ['Fn::Select of Fn::Split', { 'Fn::Select': [3, { 'Fn::Split': ['/', 'a/b/c/d'] }] }, 'd'],
  ['Fn::Base64', { 'Fn::Base64': 'hello' }, 'aGVsbG8='],
  ['Fn::FindInMap', { 'Fn::FindInMap': ['M', 'a', 'b'] }, 'M-a-b'],
  ['Fn::ImportValue', { 'Fn::ImportValue': { 'Fn::Join': [':', ['A', 'Export']] } }, 'imported A:Export'],
  ['Fn::If, true', { 'Fn::If': ['Yes', 'then', 'else'] }, 'then'],
  ['Fn::If, false', { 'Fn::If': ['No', 'then', { Ref: 'E' }] }, 'ref-of-E'],
  ['Fn::Equals', { 'Fn::Equals': [{ Ref: 'A' }, 'ref-of-A'] }, true],
  ['Fn::Not', { 'Fn::Not': [{ Condition: 'Yes' }] }, false],
  ['Fn::And', { 'Fn::And': [{ Condition: 'Yes' }, { Condition: 'No' }] }, false],
  ['Fn::Or', { 'Fn::Or': [{ Condition: 'Yes' }, { Condition: 'No' }] }, true],
  ['a property of no value is not there', { a: { Ref: 'AWS::NoValue' }, b: 1 }, { b: 1 }],
  ['a list element of no value is not there', [1, { Ref: 'AWS::NoValue' }, 2], [1, 2]],
  ['Fn::If may give no value', { a: { 'Fn::If': ['No', 1, { Ref: 'AWS::NoValue' }] } }, {}],
  ["IAM's Condition is data", { Condition: { Bool: { x: 'y' } } }, { Condition: { Bool: { x: 'y' } } }],
];

describe('intrinsic functions', () => {
  test.each(TABLE)('%s', (_, value, expected) => expect(resolve(value, scope)).toEqual(expected));

  test('every function of the table is tried', () => {
    const tried = JSON.stringify(TABLE.map(([, value]) => value));
    expect(Object.keys(INTRINSICS).filter((name) => !tried.includes(`"${name}"`))).toEqual([]);
  });

  test.each([
    ['an unknown function, by name', { 'Fn::Cidr': ['10.0.0.0/8', 1] }, UnsupportedError, /Fn::Cidr/],
    ['Fn::Select beyond the list', { 'Fn::Select': [2, ['a', 'b']] }, TemplateError, /no element 2 in a list of 2/],
    ['Fn::Join without a list', { 'Fn::Join': [',', 'text'] }, TemplateError, /Fn::Join wants a list/],
    ['Fn::If with two arguments', { 'Fn::If': ['Yes', 1] }, TemplateError, /Fn::If wants a list of 3/],
    ['Fn::Not of a text', { 'Fn::Not': ['yes'] }, TemplateError, /true or false/],
  ])('refuses %s', (_, value, kind, text) => {
    expect(() => resolve(value, scope)).toThrow(kind);
    expect(() => resolve(value, scope)).toThrow(text);
  });
});

test('the variables of Fn::Sub are those that are no literals', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own syntax
  expect(subVariables('${A}-${!B}-${C.Arn}')).toEqual(['A', 'C.Arn']);
});
