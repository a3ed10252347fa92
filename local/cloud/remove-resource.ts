import type { ResourceRemover } from '../ports.ts';
import type { Account } from './account.ts';
import { deleteCustomResource, isCustom } from './resources/custom-resource.ts';
import { INERT_TYPES } from './resources/inert-types.ts';
import { Properties } from './resources/properties.ts';
import type { ResourceRequest } from './template/stack-maker.ts';
import type { MadeResource } from './template/stack-scope.ts';

/** What CDK's custom resource looks for before it empties a bucket (aws-cdk-lib, auto-delete-objects handler). */
const TO_BE_EMPTIED = 'aws-cdk:auto-delete-objects';

/** One resource of a stack that goes. */
export interface Going {
  readonly request: ResourceRequest;
  readonly made: MadeResource;
}

/**
 * Deletes one resource as CloudFormation asks its service to. What has nothing to refuse and nothing to tell stays where it is: nobody refers to it any more.
 * @throws Error when the service refuses
 */
export async function removeResource(
  { request, made }: Going,
  account: Account,
  removers: Readonly<Record<string, ResourceRemover>>,
): Promise<void> {
  const { type, properties } = request;
  const remover = removers[type];
  if (remover) return remover(properties, made);
  if (type === 'Custom::S3AutoDeleteObjects') return emptyBucket(new Properties(properties).text('BucketName'), account);
  if (type === 'AWS::S3::Bucket') return removeBucket(made.ref, account);
  if (isCustom(type) && !(type in INERT_TYPES) && account.functions.find(String(properties.ServiceToken)))
    await deleteCustomResource(request, made.ref, account);
}

function emptyBucket(name: string, { buckets }: Account): void {
  const bucket = buckets.find(name);
  if (!bucket?.tags.includes(TO_BE_EMPTIED)) return;
  for (const key of bucket.keys()) bucket.delete(key);
}

function removeBucket(name: string, { buckets }: Account): void {
  if ((buckets.find(name)?.keys().length ?? 0) > 0) throw new Error('the bucket you tried to delete is not empty');
  buckets.delete(name);
}
