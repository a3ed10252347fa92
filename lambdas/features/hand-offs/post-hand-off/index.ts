import { ENV } from '../../../../contract/env.ts';
import { readSecretArns } from '../../../api/ai-agents.ts';
import { ALLOWANCES } from '../../../api/allowance.ts';
import { openFrontDoor } from '../../../api/open-front-door.ts';
import { openLimit } from '../../../api/open-limit.ts';
import { readMasks } from '../../../api/read-masks.ts';
import { createLog } from '../../../runtime/log.ts';
import { createMetrics } from '../../../runtime/metrics.ts';
import { requireEnv, requireEnvInteger } from '../../../runtime/require-env.ts';
import { signedHandler } from '../../../runtime/signed-handler.ts';
import { openLedger } from '../../../store/ledger.ts';
import { openLimitsTable } from '../../../store/limits-table.ts';
import { openSecret } from '../../../store/secret.ts';
import { type PostServices, postHandOff } from './post-hand-off.ts';
import { renewedSecret } from './renewed-secret.ts';

const NAME = 'post-hand-off';
const report = { log: createLog(NAME), metrics: createMetrics(NAME) };
const services: PostServices = {
  ...report,
  ledger: openLedger(requireEnv('tableName')),
  senders: Object.entries(readSecretArns()).map(([name, secretArn]) => ({
    name,
    secret: renewedSecret(() => openSecret(secretArn), Date.now),
  })),
  limit: openLimit(ALLOWANCES.request, openLimitsTable(requireEnv('limitsTable')), report),
  masks: readMasks(),
  keepDays: requireEnvInteger('notesKeepDays'),
};

/** Called by the HTTP API, without a token: `POST /api/handoffs`. */
export const handler = signedHandler({ ...report, admits: openFrontDoor(process.env[ENV.frontDoorSecretArn]) }, (request) =>
  postHandOff(request, services),
);
