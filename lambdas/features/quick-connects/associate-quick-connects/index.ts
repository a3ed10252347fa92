import { setTimeout as wait } from 'node:timers/promises';
import { ConnectClient } from '@aws-sdk/client-connect';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { CloudFormationCustomResourceEvent, Context, SQSEvent } from 'aws-lambda';
import { fromJson } from '../../../runtime/from-json.ts';
import { createLog } from '../../../runtime/log.ts';
import { requireEnv } from '../../../runtime/require-env.ts';
import { giveUp, handleRequest, type NextTurn, type Services } from './handle-request.ts';

const sqs = new SQSClient({ maxAttempts: 5, useQueueUrlAsEndpoint: false });
const queueUrl = requireEnv('turnsQueueUrl');
/** A turn that was cut so often is not taken again. */
const MOST_DELIVERIES = 3;

const services: Services = {
  // The SDK's standard retry waits longer after every throttle, up to 20 s, with jitter.
  connect: new ConnectClient({ maxAttempts: 8 }),
  wait: async (ms) => wait(ms),
  fetch,
  now: Date.now,
  log: createLog('associate-quick-connects'),
  goOn: async (next) => {
    await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(next) }));
  },
};

/** Called by CloudFormation, and by its own queue for each further turn; answers on the request's `ResponseURL`. */
export const handler = async (event: CloudFormationCustomResourceEvent | SQSEvent, context: Context): Promise<void> => {
  if (!('Records' in event)) return handleRequest({ event, nextCall: 0 }, context.getRemainingTimeInMillis(), services);
  for (const { body, attributes } of event.Records) {
    const next = fromJson(body) as NextTurn;
    const isWorn = Number(attributes.ApproximateReceiveCount) > MOST_DELIVERIES;
    await (isWorn ? giveUp(next, services) : handleRequest(next, context.getRemainingTimeInMillis(), services));
  }
};
