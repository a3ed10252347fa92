import { randomInt } from 'node:crypto';
import { arnOf } from '../account.ts';
import { physicalName, shortId } from './physical-name.ts';
import { Properties } from './properties.ts';
import { ENCRYPTION, ignoring, type ResourceType, TAGS } from './resource-type.ts';

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/** `AWS::SecretsManager::Secret`: given or generated, a new value for every start. */
export const SECRET: ResourceType = {
  type: 'AWS::SecretsManager::Secret',
  honours: ['Name', 'SecretString', 'GenerateSecretString'],
  ignores: { ...ignoring(ENCRYPTION, 'KmsKeyId'), ...ignoring('names for people', 'Description'), ...TAGS },
  make: (request, account) => {
    const properties = new Properties(request.properties);
    const name = properties.optionalText('Name') ?? physicalName(request);
    const arn = arnOf(account, 'secretsmanager', `secret:${name}-${shortId(6)}`);
    account.secrets.set(arn, properties.optionalText('SecretString') ?? generated(properties.part('GenerateSecretString')));
    return { ref: arn, attributes: { Id: arn } };
  },
};

function generated(rules: Properties): string {
  const password = randomText(rules);
  const key = rules.optionalText('GenerateStringKey');
  if (key === null) return password;
  return JSON.stringify({ ...(JSON.parse(rules.optionalText('SecretStringTemplate') ?? '{}') as object), [key]: password });
}

function randomText(rules: Properties): string {
  const groups = [
    ...(rules.flag('ExcludeLowercase') ? [] : [LOWER]),
    ...(rules.flag('ExcludeUppercase') ? [] : [LOWER.toUpperCase()]),
    ...(rules.flag('ExcludeNumbers') ? [] : [DIGITS]),
    ...(rules.flag('ExcludePunctuation') ? [] : [PUNCTUATION]),
    ...(rules.flag('IncludeSpace') ? [' '] : []),
  ];
  const excluded = rules.optionalText('ExcludeCharacters') ?? '';
  const alphabet = [...groups.join('')].filter((character) => !excluded.includes(character));
  return Array.from({ length: rules.number('PasswordLength', 32) }, () => alphabet[randomInt(alphabet.length)]).join('');
}
