import type { HttpResponse } from '../http-api/http-request.ts';
import { decide } from '../iam/decide.ts';
import type { Bucket } from '../s3/bucket.ts';

interface OriginRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Who reads: the distribution, when its requests are signed; nobody in particular otherwise. */
export interface OriginReader {
  readonly distributionArn: string;
  readonly accountId: string;
  readonly signed: boolean;
}

/** S3's REST answer to a read by a distribution. It knows no index documents: a path that ends in a slash is a key that ends in one. */
export function readBucket(bucket: Bucket, request: OriginRequest, reader: OriginReader): HttpResponse {
  if (!['GET', 'HEAD'].includes(request.method)) return failure(405, 'MethodNotAllowed');
  const key = decodeURIComponent(request.path.slice(1));
  if (!isAllowed(bucket, 's3:GetObject', `${bucket.arn}/${key}`, reader)) return failure(403, 'AccessDenied');
  const found = bucket.get(key);
  // Who may not list a bucket is not told what is missing in it.
  if (!found) return isAllowed(bucket, 's3:ListBucket', bucket.arn, reader) ? failure(404, 'NoSuchKey') : failure(403, 'AccessDenied');
  const headers = { etag: found.etag, ...(found.cacheControl !== null && { 'cache-control': found.cacheControl }) };
  if (request.headers['if-none-match'] === found.etag) return { status: 304, headers, body: '' };
  return { status: 200, headers: { ...headers, 'content-type': found.contentType }, body: found.body };
}

function isAllowed(bucket: Bucket, action: string, resource: string, reader: OriginReader): boolean {
  if (!reader.signed) return false;
  const context = {
    'aws:sourcearn': reader.distributionArn,
    'aws:sourceaccount': reader.accountId,
    'aws:securetransport': 'true',
    's3:tlsversion': '1.3',
  };
  return decide(bucket.policy, { action, resource, context, principal: { service: 'cloudfront.amazonaws.com' } }) === 'allowed';
}

const failure = (status: number, code: string): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`,
});
