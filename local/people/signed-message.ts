import { createHmac } from 'node:crypto';

/** A message as an AI agent signs it (Standard Webhooks): its headers and its body. */
export interface SignedMessage {
  readonly headers: Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>>;
  readonly body: string;
}

/** Signs a body. @param secret base64 */
export function signedMessage(secret: string, id: string, atMs: number, content: unknown): SignedMessage {
  const body = typeof content === 'string' ? content : JSON.stringify(content);
  const timestamp = String(Math.floor(atMs / 1000));
  const signature = createHmac('sha256', Buffer.from(secret, 'base64')).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { headers: { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }, body };
}
