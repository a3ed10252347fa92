import { setTimeout as wait } from 'node:timers/promises';
import { ConnectClient } from '@aws-sdk/client-connect';
import type { CloudFormationCustomResourceEvent, Context } from 'aws-lambda';
import { createLog } from '../runtime/log.ts';
import { handleRequest, type Services } from './handle-request.ts';

// The SDK's standard retry waits longer after every throttle, up to 20 s, with jitter.
const services: Services = {
  connect: new ConnectClient({ maxAttempts: 8 }),
  wait: async (ms) => wait(ms),
  fetch,
  log: createLog('associate-quick-connects'),
};

/** Called by CloudFormation; answers on the request's `ResponseURL`. */
export const handler = (event: CloudFormationCustomResourceEvent, context: Context): Promise<void> =>
  handleRequest(event, context.getRemainingTimeInMillis(), services);
