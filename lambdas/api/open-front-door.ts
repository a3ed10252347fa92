import { createHash, timingSafeEqual } from 'node:crypto';
import { FRONT_DOOR_HEADER } from '../../contract/front-door.ts';
import type { Admits } from '../runtime/http-handler.ts';
import { openSecret, type Secret } from '../store/secret.ts';

/**
 * Whether a request came through the distribution; everything did where the stack names no secret.
 * @param secretArn of the environment. What it returns rejects with what reading the secret throws
 */
export function openFrontDoor(secretArn: string | undefined, open: (arn: string) => Secret = openSecret): Admits {
  if (secretArn === undefined || secretArn === '') return async () => true;
  const secret = open(secretArn);
  return async (headers) => isSame(headerOf(headers) ?? '', await secret());
}

/** HTTP APIs write names in small letters, WebSocket APIs as they were sent. */
const headerOf = (headers: Readonly<Record<string, string | undefined>>): string | undefined =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === FRONT_DOOR_HEADER)?.[1];

/** In the same time whatever differs. */
const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
const digest = (text: string) => createHash('sha256').update(text).digest();
