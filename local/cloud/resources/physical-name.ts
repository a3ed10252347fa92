import { randomBytes } from 'node:crypto';
import type { ResourceRequest } from '../template/stack-maker.ts';

/** The name a resource gets that has none: stack, logical id and a random ending, cut to `limit` characters. */
export function physicalName({ stackName, logicalId }: ResourceRequest, limit = 64): string {
  const ending = randomBytes(6).toString('hex').toUpperCase();
  return `${`${stackName}-${logicalId}`.slice(0, limit - ending.length - 1)}-${ending}`;
}

/** A random identifier of lower-case letters and digits, such as an API's. */
export const shortId = (length = 10): string => randomBytes(length).toString('hex').slice(0, length);
