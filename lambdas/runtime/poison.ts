import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { METRICS } from '../../contract/metrics.ts';
import { type Poison, poisonBody } from './poison-body.ts';
import type { BatchReport } from './process-batch.ts';

/** Where messages that cannot be read are kept for a person to look at. */
export interface PoisonQueue {
  readonly sqs: Pick<SQSClient, 'send'>;
  readonly url: string;
}

// The queue's URL says where it is, not where to send to: the endpoint stays the SDK's own, which the environment may redirect.
export const openPoisonQueue = (url: string): PoisonQueue => ({
  sqs: new SQSClient({ maxAttempts: 3, useQueueUrlAsEndpoint: false }),
  url,
});

/**
 * Keeps a poison message with its reason, and says so in log and metrics by its ids alone.
 * @throws what the SDK throws: the record must then be reported failed, or the message is lost
 */
export async function sendPoison({ sqs, url }: PoisonQueue, poison: Poison, { log, metrics }: BatchReport): Promise<void> {
  await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: poisonBody(poison) }));
  metrics.count(METRICS.factsPoisoned);
  log.warn('A message could not be read and was kept in the poison queue.', { reason: poison.reason, ids: poison.ids });
}
