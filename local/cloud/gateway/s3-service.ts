import type { AwsRequest, AwsResponse, AwsService, NeededPermission } from '../../ports.ts';
import type { Bucket } from '../s3/bucket.ts';
import type { Buckets } from '../s3/buckets.ts';
import { elements, xmlAnswer } from './xml-answers.ts';

type Answer = (bucket: Bucket, key: string, request: AwsRequest) => AwsResponse;

const MAX_KEYS = 1000;

/** Every S3 operation the gateway answers, at path-style addresses. */
export const S3_OPERATIONS: Readonly<Record<string, Answer>> = {
  DeleteObject: (bucket, key) => {
    bucket.delete(key);
    return { status: 204, body: '' };
  },
  GetObject: (bucket, key) => {
    const object = bucket.get(key);
    if (!object) return refusal('NoSuchKey', 'The specified key does not exist.', 404);
    return { status: 200, headers: { 'content-type': object.contentType, etag: object.etag }, body: object.body.toString('utf8') };
  },
  PutObject: (bucket, key, { body, headers }) => {
    bucket.put(key, body, { contentType: headers['content-type'] ?? 'application/octet-stream' });
    return { status: 200, headers: { etag: bucket.get(key)?.etag ?? '' }, body: '' };
  },
  ListObjectsV2: (bucket, _, { query }) => {
    const prefix = query.get('prefix') ?? '';
    const after = query.get('continuation-token') ?? '';
    const left = bucket.keys().filter((key) => key.startsWith(prefix) && key > after);
    const keys = left.slice(0, Math.min(MAX_KEYS, Number(query.get('max-keys') ?? MAX_KEYS)));
    const IsTruncated = keys.length < left.length;
    const head = { Name: bucket.name, Prefix: prefix, KeyCount: keys.length, IsTruncated };
    const next = IsTruncated ? elements({ NextContinuationToken: keys.at(-1) ?? '' }) : '';
    const contents = keys.map((Key) => `<Contents>${elements({ Key, Size: bucket.get(Key)?.body.length ?? 0 })}</Contents>`);
    return xmlAnswer(`<ListBucketResult>${elements(head)}${next}${contents.join('')}</ListBucketResult>`);
  },
};

const ACTIONS: Readonly<Record<string, string>> = { ListObjectsV2: 'ListBucket' };

/** S3 as callers with an access key see it. */
export class S3Service implements AwsService {
  readonly signingName = 's3';
  readonly #buckets: Buckets;

  constructor(buckets: Buckets) {
    this.#buckets = buckets;
  }

  needs(request: AwsRequest): NeededPermission[] {
    const { bucketName, key } = addressed(request);
    const operation = operationOf(request, key);
    const resource = `arn:aws:s3:::${bucketName}${key === '' ? '' : `/${key}`}`;
    return [{ action: `s3:${ACTIONS[operation] ?? operation}`, resource }];
  }

  async handle(request: AwsRequest): Promise<AwsResponse> {
    const { bucketName, key } = addressed(request);
    const operation = operationOf(request, key);
    const answer = S3_OPERATIONS[operation];
    if (!answer) return refusal('NotImplemented', `The local cloud does not answer s3:${operation}.`, 501);
    const bucket = this.#buckets.find(bucketName);
    return bucket ? answer(bucket, key, request) : refusal('NoSuchBucket', 'The specified bucket does not exist', 404);
  }

  denied(message: string): AwsResponse {
    return refusal('AccessDenied', message, 403);
  }
}

function addressed({ path }: AwsRequest): { readonly bucketName: string; readonly key: string } {
  const [, bucketName = '', ...key] = path.split('/').map(decodeURIComponent);
  return { bucketName, key: key.join('/') };
}

/** REST requests name no operation; the SDK tells it beside, in `x-id`, where the path alone does not. */
function operationOf({ method, query }: AwsRequest, key: string): string {
  if (key === '') return query.get('list-type') === '2' ? 'ListObjectsV2' : `${method} of a bucket`;
  return query.get('x-id') ?? `${method} of an object`;
}

const refusal = (Code: string, Message: string, status: number) => xmlAnswer(`<Error>${elements({ Code, Message })}</Error>`, status);
