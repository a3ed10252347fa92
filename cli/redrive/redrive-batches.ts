import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { DeleteObjectCommand, GetObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { type Became, orStays, stays, taken } from './kept.ts';
import { type Batch, type BatchFunctions, MAX_BATCH_BYTES, readBatch } from './read-batch.ts';

/** What the answer calls the failure bucket. */
const FROM = 'failure bucket';
/** Where Lambda puts them (Lambda guide, retaining discarded records). */
const PREFIX = 'aws/lambda/';

export interface BatchRedrive {
  readonly s3: S3Client;
  readonly lambda: Pick<LambdaClient, 'send'>;
  readonly bucket: string;
  /** The only functions that are asked. */
  readonly functions: BatchFunctions;
  readonly dryRun: boolean;
  readonly onSeen: (count: number) => void;
}

/**
 * Gives every batch of the failure bucket to its function again, and deletes what that has taken. What a function cannot read it sends
 * to the poison queue, as ever. An object that fails is reported and stays.
 * @throws what the SDK throws when the bucket cannot be listed
 */
export async function redriveBatches(redrive: BatchRedrive): Promise<readonly Became[]> {
  const became: Became[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client: redrive.s3 }, { Bucket: redrive.bucket, Prefix: PREFIX })) {
    for (const { Key = '', Size = 0 } of Contents) {
      became.push(await orStays(FROM, Key, () => redriveBatch(Key, Size, redrive)));
      redrive.onSeen(became.length);
    }
  }
  return became;
}

async function redriveBatch(Key: string, size: number, { s3, lambda, bucket, functions, dryRun }: BatchRedrive): Promise<Became> {
  if (size > MAX_BATCH_BYTES) return stays(FROM, Key, 'too-large', 'the object is larger than any batch of a function');
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
  const read = readBatch((await Body?.transformToString()) ?? '', functions);
  if (!read.ok) return stays(FROM, Key, read.code, read.message);
  if (dryRun) return taken(FROM, Key);
  const refused = await refusalOf(read.batch, lambda);
  if (refused) return stays(FROM, Key, refused.code, refused.message);
  await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
  return taken(FROM, Key);
}

/** Why a function has not taken its batch; undefined when it has. */
async function refusalOf({ functionArn, payload }: Batch, lambda: BatchRedrive['lambda']) {
  const name = functionArn.split(':')[6] ?? functionArn;
  const { FunctionError, Payload } = await lambda.send(new InvokeCommand({ FunctionName: functionArn, Payload: payload }));
  const answer = JSON.parse(Payload?.transformToString() || '{}') as { errorType?: string; batchItemFailures?: readonly unknown[] } | null;
  if (FunctionError !== undefined) return { code: 'function-failed', message: `${name} failed: ${answer?.errorType ?? FunctionError}` };
  const failures = answer?.batchItemFailures?.length ?? 0;
  return failures > 0
    ? { code: 'records-failed', message: `${name} failed at ${failures} of its records again; its log says why` }
    : undefined;
}
