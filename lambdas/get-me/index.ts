import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { serve } from '../runtime/api.ts';
import { callerOf } from '../runtime/caller.ts';
import { createLog } from '../runtime/log.ts';
import { createMetrics } from '../runtime/metrics.ts';
import { requireEnv } from '../runtime/require-env.ts';
import { openAgentDirectory } from '../store/agent-of-login.ts';
import { openLedger } from '../store/ledger.ts';
import { openNameBook } from '../store/names.ts';
import { getMe } from './get-me.ts';

const NAME = 'get-me';
const report = { log: createLog(NAME), metrics: createMetrics(NAME) };
const ledger = openLedger(requireEnv('tableName'));
const directory = openAgentDirectory(ledger, requireEnv('instanceArn'));
const book = openNameBook(ledger);
const claimNames = {
  identityClaim: requireEnv('identityClaim'),
  groupsClaim: requireEnv('groupsClaim'),
  supervisorGroup: requireEnv('supervisorGroup'),
};

/** Called by the HTTP API: `GET /api/me`. */
export const handler = ({ requestContext }: APIGatewayProxyEventV2WithJWTAuthorizer): Promise<APIGatewayProxyStructuredResultV2> => {
  const caller = callerOf(requestContext.authorizer.jwt.claims, claimNames);
  return serve(requestContext.requestId, () => getMe({ caller, nowMs: Date.now() }, directory, book), report);
};
