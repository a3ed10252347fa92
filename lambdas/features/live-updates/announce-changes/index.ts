import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { createLog } from '../../../runtime/log.ts';
import { createMetrics } from '../../../runtime/metrics.ts';
import type { BatchAnswer } from '../../../runtime/process-batch.ts';
import { requireEnv } from '../../../runtime/require-env.ts';
import { openLedger } from '../../../store/ledger.ts';
import { openNameBook } from '../../../store/names.ts';
import { type Push, pushNews } from '../push/push-news.ts';
import { openSenders } from '../push/send-to.ts';
import { type Publication, publishBatch } from './publish-batch.ts';

const NAME = 'announce-changes';
const report = { log: createLog(NAME), metrics: createMetrics(NAME) };
const publication: Publication = {
  events: new EventBridgeClient({ maxAttempts: 3, requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000 } }),
  busName: requireEnv('eventBusName'),
  alsoVersion1: requireEnv('eventVersion1') === 'true',
  ...report,
};
const ledger = openLedger(requireEnv('tableName'));
const push: Push = { ledger, book: openNameBook(ledger), senderOf: openSenders(), ...report };

/**
 * Called by the table's stream: changes of CONSULT items go to the bus, and a failure is reported by item; what desks want to hear of goes
 * to their sockets first, and no failure of that is waited for again.
 */
export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<BatchAnswer> => {
  await pushNews(Records, Date.now(), push);
  return publishBatch(Records, publication);
};
