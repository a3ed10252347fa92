import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** Reads the text of one secret; every call after the first success gets the same text without a request. */
export type Secret = () => Promise<string>;

/** A secret that holds bytes, or nothing. */
export class NoSecretTextError extends Error {
  override readonly name = 'NoSecretTextError';
}

/**
 * A secret of Secrets Manager, read at the first call of a cold start and kept in the process only: what stands in a function's environment
 * is shown to everybody who may read the function's configuration (Lambda Developer Guide, "Working with environment variables").
 * A reading that failed is not kept. The reading rejects with NoSecretTextError, or with what the SDK throws.
 */
export function openSecret(arn: string, client: Pick<SecretsManagerClient, 'send'> = newClient()): Secret {
  let reading: Promise<string> | null = null;
  return () => {
    reading ??= read(arn, client).catch((error: unknown) => {
      reading = null;
      throw error;
    });
    return reading;
  };
}

const newClient = () => new SecretsManagerClient({ maxAttempts: 3, requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000 } });

async function read(arn: string, client: Pick<SecretsManagerClient, 'send'>): Promise<string> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
  if (!SecretString) throw new NoSecretTextError(`The secret ${arn} holds no text.`);
  return SecretString;
}
