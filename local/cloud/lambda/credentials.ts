import { randomBytes } from 'node:crypto';
import type { Credentials } from './reserved-variables.ts';

/** Fresh keys; AWS begins those of a session with `ASIA`, those of a user with `AKIA`. */
export const newCredentials = (prefix: 'ASIA' | 'AKIA'): Credentials => ({
  accessKeyId: `${prefix}${randomBytes(8).toString('hex').toUpperCase()}`,
  secretAccessKey: randomBytes(20).toString('hex'),
  sessionToken: randomBytes(40).toString('hex'),
});
