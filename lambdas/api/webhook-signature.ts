import { timingSafeEqual } from 'node:crypto';
import { keysIn, messageSignature } from '../../domain/hand-off/message-signature.ts';
import type { SignedHeaders } from '../runtime/signed-handler.ts';

/** A message is taken this long before and after its timestamp (the same, "Verifying webhook authenticity"). */
const TOLERANCE_MS = 5 * 60_000;
/** Several signatures are sent while a secret is renewed; more than these are somebody's attempt to make work. */
const MOST_SIGNATURES = 10;

/** Whether a message may be read at all: its headers have the form and its timestamp is of now. Its id, or null. */
export function messageIdOf(headers: SignedHeaders, nowMs: number): string | null {
  const { 'webhook-id': id = '', 'webhook-timestamp': timestamp = '' } = headers;
  if (!/^[\x21-\x7e]{1,256}$/.test(id) || !/^\d{1,12}$/.test(timestamp)) return null;
  return Math.abs(nowMs - Number(timestamp) * 1000) <= TOLERANCE_MS ? id : null;
}

/**
 * Whether one of the secrets has signed the message: base64 of HMAC-SHA256 over `{id}.{timestamp}.{body}`, each signature behind `v1,`. Every pair is compared in
 * constant time.
 * @param secrets as they are kept: `whsec_` before base64, or base64 alone; several with blanks between them while one is renewed
 */
export function isSigned(headers: SignedHeaders, body: string, secrets: string): boolean {
  const { 'webhook-id': id = '', 'webhook-timestamp': timestamp = '', 'webhook-signature': sent = '' } = headers;
  const signatures = sent
    .split(' ')
    .slice(0, MOST_SIGNATURES)
    .flatMap((one) => (one.startsWith('v1,') ? [Buffer.from(one.slice(3))] : []));
  const wanted = keysIn(secrets).map((key) => Buffer.from(messageSignature(key, { id, timestamp, body })));
  return wanted.some((one) => signatures.some((signature) => signature.length === one.length && timingSafeEqual(signature, one)));
}
