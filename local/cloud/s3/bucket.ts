import { createHash } from 'node:crypto';
import type { Statement } from '../iam/policy-document.ts';

/** An object of a bucket. */
export interface StoredObject {
  readonly body: Buffer;
  readonly contentType: string;
  readonly cacheControl: string | null;
  /** Quoted, as in the `ETag` header. */
  readonly etag: string;
}

/** A bucket, in memory. */
export class Bucket {
  readonly stackName: string;
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  /** Keys of its tags. */
  readonly tags: readonly string[];
  /** Statements of the bucket's own policy. */
  policy: readonly Statement[] = [];
  readonly #objects = new Map<string, StoredObject>();

  constructor(identity: {
    readonly stackName: string;
    readonly logicalId: string;
    readonly name: string;
    readonly arn: string;
    readonly tags?: readonly string[];
  }) {
    this.stackName = identity.stackName;
    this.logicalId = identity.logicalId;
    this.name = identity.name;
    this.arn = identity.arn;
    this.tags = identity.tags ?? [];
  }

  put(key: string, body: Buffer | string, headers: { readonly contentType?: string; readonly cacheControl?: string | null } = {}): void {
    const bytes = Buffer.from(body);
    const { contentType = 'binary/octet-stream', cacheControl = null } = headers;
    const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
    this.#objects.set(key, { body: bytes, contentType, cacheControl, etag });
  }

  get(key: string): StoredObject | undefined {
    return this.#objects.get(key);
  }

  delete(key: string): void {
    this.#objects.delete(key);
  }

  /** Keys in order. */
  keys(): readonly string[] {
    return [...this.#objects.keys()].sort();
  }
}
