import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { serve } from '../runtime/api.ts';
import { callerOf } from '../runtime/caller.ts';
import { createLog } from '../runtime/log.ts';
import { createMetrics } from '../runtime/metrics.ts';
import { requireEnv } from '../runtime/require-env.ts';
import { openAgentDirectory } from '../store/agent-of-login.ts';
import { openLedger } from '../store/ledger.ts';
import { getConsultReport } from './get-consult-report.ts';

const NAME = 'get-consult-report';
const report = { log: createLog(NAME), metrics: createMetrics(NAME) };
const directory = openAgentDirectory(openLedger(requireEnv('tableName')), requireEnv('instanceArn'));
const claimNames = {
  identityClaim: requireEnv('identityClaim'),
  groupsClaim: requireEnv('groupsClaim'),
  supervisorGroup: requireEnv('supervisorGroup'),
};

/** Called by the HTTP API: `GET /api/reports/consults`. */
export const handler = ({
  queryStringParameters,
  headers,
  requestContext,
}: APIGatewayProxyEventV2WithJWTAuthorizer): Promise<APIGatewayProxyStructuredResultV2> => {
  const caller = callerOf(requestContext.authorizer.jwt.claims, claimNames);
  const request = { parameters: queryStringParameters ?? {}, accept: headers.accept, caller, nowMs: Date.now() };
  return serve(requestContext.requestId, () => getConsultReport(request, directory), report);
};
