import { openSecret } from '../../lambdas/store/secret.ts';
import { UsageError } from '../errors.ts';

/**
 * The key under which outside numbers stand in report keys: the environment's `TARGET_HASH_KEY`, or the secret of the ledger's stack.
 * @throws UsageError when neither is there
 */
export async function targetHashKey(secretArn: string | null, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  if (env.TARGET_HASH_KEY) return env.TARGET_HASH_KEY;
  if (secretArn === null)
    throw new UsageError('With --table the key of the report keys is read from TARGET_HASH_KEY. With --stack it is found.');
  return openSecret(secretArn)();
}
