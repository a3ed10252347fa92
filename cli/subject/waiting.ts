import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Deployment } from '../deployment/deployment.ts';
import { keptBatches } from './kept-batches.ts';
import { keptMessages } from './kept-messages.ts';

/** What waits for somebody and names a person: messages of the queues, and records of given-up batches. */
export interface Waiting {
  readonly messages: readonly string[];
  readonly records: readonly unknown[];
}

/** Looks into the poison queue, the dead-letter queue and the failure bucket, and takes out what names the person when `remove` says so. */
export async function waitingOf(deployment: Deployment, isOf: (text: string) => boolean, remove: boolean): Promise<Waiting> {
  // The URL says which queue; where to send to is the SDK's own business, which the environment may redirect.
  const sqs = new SQSClient({ useQueueUrlAsEndpoint: false });
  const records = await keptBatches({ s3: new S3Client(), bucket: deployment.failuresBucket, isOf, remove });
  const messages: string[] = [];
  for (const url of [deployment.poisonQueueUrl, deployment.deadLettersUrl])
    messages.push(...(await keptMessages({ sqs, url, isOf, remove })));
  return { messages, records };
}
