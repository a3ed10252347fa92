import { randomUUID } from 'node:crypto';
import type { AwsResponse } from '../../ports.ts';

const HEADERS = { 'content-type': 'application/x-amz-json-1.0' };

/** A good answer of an AWS JSON 1.0 service. */
export const jsonAnswer = (body: unknown): AwsResponse => ({
  status: 200,
  headers: { ...HEADERS, 'x-amzn-requestid': randomUUID() },
  body: JSON.stringify(body),
});

/** An error of an AWS JSON 1.0 service: `type` is the full shape name, `more` goes into the body. */
export const jsonError = (type: string, message: string, more: Readonly<Record<string, unknown>> = {}, status = 400): AwsResponse => ({
  status,
  headers: { ...HEADERS, 'x-amzn-requestid': randomUUID() },
  // DynamoDB writes `Message` in some errors and `message` in others; SDKs read both.
  body: JSON.stringify({ __type: type, message, ...more }),
});

/** The operation named by the `X-Amz-Target` header, without the service's prefix. */
export function targetOperation({ 'x-amz-target': target = '' }: Readonly<Record<string, string>>): string {
  return target.split('.').at(-1) ?? '';
}
