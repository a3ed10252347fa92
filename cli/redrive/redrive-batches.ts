import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { DeleteObjectCommand, GetObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { type Became, stays, taken } from './kept.ts';

/** What the answer calls the failure bucket. */
const FROM = 'failure bucket';
/** Where Lambda puts them (Lambda guide, retaining discarded records). */
const PREFIX = 'aws/lambda/';

export interface BatchRedrive {
  readonly s3: S3Client;
  readonly lambda: Pick<LambdaClient, 'send'>;
  readonly bucket: string;
  readonly dryRun: boolean;
  readonly onSeen: (count: number) => void;
}

/** A batch that its event source gave up, as Lambda keeps it. */
interface Batch {
  readonly functionArn: string;
  readonly payload: string;
}

/**
 * Gives every batch of the failure bucket to its function again, and deletes what that has taken. What a function cannot read it sends
 * to the poison queue, as ever.
 * @throws what the SDK throws
 */
export async function redriveBatches(redrive: BatchRedrive): Promise<readonly Became[]> {
  const became: Became[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client: redrive.s3 }, { Bucket: redrive.bucket, Prefix: PREFIX })) {
    for (const { Key = '' } of Contents) {
      became.push(await redriveBatch(Key, redrive));
      redrive.onSeen(became.length);
    }
  }
  return became;
}

async function redriveBatch(Key: string, { s3, lambda, bucket, dryRun }: BatchRedrive): Promise<Became> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
  const batch = batchIn((await Body?.transformToString()) ?? '');
  if (!batch) return stays(FROM, Key, 'unknown-shape', 'the object holds no batch of a function');
  if (dryRun) return taken(FROM, Key);
  const { FunctionError, Payload } = await lambda.send(new InvokeCommand({ FunctionName: batch.functionArn, Payload: batch.payload }));
  const answer = JSON.parse(Payload?.transformToString() || '{}') as { errorType?: string; batchItemFailures?: readonly unknown[] };
  if (FunctionError !== undefined)
    return stays(FROM, Key, 'function-failed', `${nameOf(batch)} failed: ${answer.errorType ?? FunctionError}`);
  const failures = answer.batchItemFailures?.length ?? 0;
  if (failures > 0)
    return stays(FROM, Key, 'records-failed', `${nameOf(batch)} failed at ${failures} of its records again; its log says why`);
  await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
  return taken(FROM, Key);
}

const nameOf = ({ functionArn }: Batch): string => functionArn.split(':')[6] ?? functionArn;

function batchIn(json: string): Batch | undefined {
  try {
    const { requestContext, payload } = Object(JSON.parse(json)) as { requestContext?: { functionArn?: string }; payload?: string };
    const functionArn = requestContext?.functionArn;
    return functionArn !== undefined && payload !== undefined ? { functionArn, payload } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
