import { TemplateError } from '../errors.ts';
import type { Bucket } from './bucket.ts';

/** Every bucket of the account. */
export class Buckets {
  readonly #buckets = new Map<string, Bucket>();

  add(bucket: Bucket): void {
    this.#buckets.set(bucket.name, bucket);
  }

  delete(name: string): void {
    this.#buckets.delete(name);
  }

  all(): readonly Bucket[] {
    return [...this.#buckets.values()];
  }

  find(name: string): Bucket | undefined {
    return this.#buckets.get(name);
  }

  /** @throws TemplateError when there is none. */
  get(nameOrArn: string): Bucket {
    const bucket = this.#buckets.get(nameOrArn.replace(/^arn:aws:s3:::/, ''));
    if (!bucket) throw new TemplateError(`There is no bucket ${nameOrArn}.`);
    return bucket;
  }
}
