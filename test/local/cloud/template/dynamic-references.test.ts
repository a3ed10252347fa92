import { expect, test } from 'vitest';
import { withDynamicReferences } from '../../../../local/cloud/template/dynamic-references.ts';

const read = (id: string, key: string) => `<${id}|${key}>`;
const ARN = 'arn:aws:secretsmanager:us-east-1:111122223333:secret:name-abc';

test.each([
  ['the whole secret of an ARN, as CDK writes it', `{{resolve:secretsmanager:${ARN}:SecretString:::}}`, `<${ARN}|>`],
  ['one key of its JSON', `{{resolve:secretsmanager:${ARN}:SecretString:password::}}`, `<${ARN}|password>`],
  ['by name, nothing else said', '{{resolve:secretsmanager:name}}', '<name|>'],
  ['in the middle of a text', 'a{{resolve:secretsmanager:n:SecretString:k}}b', 'a<n|k>b'],
  ['deep inside', { a: ['{{resolve:secretsmanager:n}}', 1, null] }, { a: ['<n|>', 1, null] }],
])('%s', (_, value, expected) => expect(withDynamicReferences(value, read)).toEqual(expected));

test.each([
  ['Systems Manager', '{{resolve:ssm:/a/b:1}}', /ssm/],
  ['a binary secret', `{{resolve:secretsmanager:${ARN}:SecretBinary}}`, /SecretBinary/],
])('%s is refused', (_, value, text) => expect(() => withDynamicReferences(value, read)).toThrow(text));
