import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { keptTexts } from './kept-texts.ts';

export interface KeptBatches {
  readonly s3: S3Client;
  readonly bucket: string;
  /** Whether a text names the person. */
  readonly isOf: (text: string) => boolean;
  readonly remove: boolean;
}

/** Records of a given-up batch that name the person, and those that do not. */
export interface SplitBatch {
  readonly of: readonly unknown[];
  /** The object without them; null when nothing would be left of it. */
  readonly rest: string | null;
}

/**
 * Looks at every batch of the failure bucket. Only the records that name the person are taken out of a batch: the others wait for a redrive.
 * @returns those records
 */
export async function keptBatches({ s3, bucket: Bucket, isOf, remove }: KeptBatches): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket })) {
    for (const { Key } of Contents) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      const { of, rest } = splitBatch((await Body?.transformToString()) ?? '', isOf);
      found.push(...of);
      if (!remove || of.length === 0) continue;
      await s3.send(rest === null ? new DeleteObjectCommand({ Bucket, Key }) : new PutObjectCommand({ Bucket, Key, Body: rest }));
    }
  }
  return found;
}

/** Splits an object as Lambda keeps a batch; one of another shape is taken as a whole. Never throws. */
export function splitBatch(json: string, isOf: (text: string) => boolean): SplitBatch {
  const batch = batchIn(json);
  if (!batch) return keptTexts(json).some(isOf) ? { of: [json], rest: null } : { of: [], rest: json };
  const { object, event } = batch;
  const of = event.Records.filter((record) => keptTexts(JSON.stringify(record)).some(isOf));
  const Records = event.Records.filter((record) => !of.includes(record));
  return { of, rest: Records.length === 0 ? null : JSON.stringify({ ...object, payload: JSON.stringify({ ...event, Records }) }) };
}

function batchIn(json: string): { readonly object: object; readonly event: { readonly Records: readonly unknown[] } } | undefined {
  try {
    const object = Object(JSON.parse(json)) as { payload?: unknown };
    const event = Object(typeof object.payload === 'string' ? JSON.parse(object.payload) : object.payload) as { Records?: unknown };
    return Array.isArray(event.Records) ? { object, event: { ...event, Records: event.Records } } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
