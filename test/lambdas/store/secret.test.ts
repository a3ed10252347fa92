import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openSecret } from '../../../lambdas/store/secret.ts';

const ARN = 'arn:aws:secretsmanager:us-east-1:111122223333:secret:key-AbCdEf';
const mocked = mockClient(SecretsManagerClient);
const secret = () => openSecret(ARN, new SecretsManagerClient({ region: 'us-east-1' }));

beforeEach(() => mocked.reset());
afterAll(() => mocked.restore());

describe('a secret', () => {
  test('is read once, for however many batches at once and after one another', async () => {
    mocked.on(GetSecretValueCommand, { SecretId: ARN }).resolves({ SecretString: 'text' });
    const read = secret();
    expect(await Promise.all([read(), read()])).toEqual(['text', 'text']);
    expect(await read()).toBe('text');
    expect(mocked.calls()).toHaveLength(1);
  });

  test('that could not be read is read again at the next call', async () => {
    mocked.on(GetSecretValueCommand).rejectsOnce(new Error('throttled')).resolves({ SecretString: 'text' });
    const read = secret();
    await expect(read()).rejects.toThrow('throttled');
    expect(await read()).toBe('text');
  });

  test.each([
    ['bytes', { SecretBinary: new Uint8Array([1]) }],
    ['an empty text', { SecretString: '' }],
  ])('of %s is an error, which does not hold them', async (_, answer) => {
    mocked.on(GetSecretValueCommand).resolves(answer);
    await expect(secret()()).rejects.toThrow(`The secret ${ARN} holds no text.`);
  });
});
