import { createHmac } from 'node:crypto';

/** What of a message is signed. */
export interface MessageToSign {
  readonly id: string;
  /** Seconds since 1970 UTC, as they stand in the header. */
  readonly timestamp: string;
  readonly body: string;
}

/** The signature of a message: base64 of HMAC-SHA256 over `{id}.{timestamp}.{body}` (Standard Webhooks specification, "Signature scheme"). */
export const messageSignature = (key: Buffer, { id, timestamp, body }: MessageToSign): string =>
  createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');

/** Bytes (the same: 24 to 64). */
const SHORTEST_KEY = 24;

/** The keys in the text of a secret: `whsec_` before base64, or base64 alone; several with blanks between them while one is renewed. What is too short is none. */
export const keysIn = (secrets: string): readonly Buffer[] =>
  secrets
    .split(/\s+/)
    .map((secret) => Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
    .filter((key) => key.length >= SHORTEST_KEY);
