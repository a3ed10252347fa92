import { setTimeout as wait } from 'node:timers/promises';
import type { CloudFormationCustomResourceEvent, Context } from 'aws-lambda';
import { createLog } from '../../../runtime/log.ts';
import { requireEnv } from '../../../runtime/require-env.ts';
import { openLedger } from '../../../store/ledger.ts';
import { handleRequest, type Services } from './put-names.ts';

const services: Services = {
  ledger: openLedger(requireEnv('tableName')),
  wait: async (ms) => wait(ms),
  fetch,
  log: createLog('put-names'),
};

/** Called by CloudFormation; answers on the request's `ResponseURL`. */
export const handler = (event: CloudFormationCustomResourceEvent, context: Context): Promise<void> =>
  handleRequest(event, context.getRemainingTimeInMillis(), services);
