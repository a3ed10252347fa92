import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { serve } from '../runtime/api.ts';
import { loginOf } from '../runtime/caller.ts';
import { createLog } from '../runtime/log.ts';
import { createMetrics } from '../runtime/metrics.ts';
import { requireEnv, requireEnvInteger } from '../runtime/require-env.ts';
import { openAgentDirectory } from '../store/agent-of-login.ts';
import { openLedger } from '../store/ledger.ts';
import { takeActions } from './take-actions.ts';

const NAME = 'on-agent-action';
const ledger = openLedger(requireEnv('tableName'));
const shelf = {
  ledger,
  directory: openAgentDirectory(ledger, requireEnv('instanceArn')),
  retentionMonths: requireEnvInteger('retentionMonths'),
  log: createLog(NAME),
  metrics: createMetrics(NAME),
};
const identityClaim = requireEnv('identityClaim');

/** Called by the HTTP API: `POST /api/actions`. */
export const handler = ({
  body,
  isBase64Encoded,
  requestContext,
}: APIGatewayProxyEventV2WithJWTAuthorizer): Promise<APIGatewayProxyStructuredResultV2> => {
  const text = isBase64Encoded ? Buffer.from(body ?? '', 'base64').toString('utf8') : body;
  const request = { body: text, login: loginOf(requestContext.authorizer.jwt.claims, identityClaim), nowMs: Date.now() };
  return serve(requestContext.requestId, () => takeActions(request, shelf), shelf);
};
