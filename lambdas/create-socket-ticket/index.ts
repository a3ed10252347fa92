import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { serve } from '../runtime/api.ts';
import { loginOf } from '../runtime/caller.ts';
import { createLog } from '../runtime/log.ts';
import { createMetrics } from '../runtime/metrics.ts';
import { requireEnv } from '../runtime/require-env.ts';
import { openAgentDirectory } from '../store/agent-of-login.ts';
import { openLedger } from '../store/ledger.ts';
import { createSocketTicket } from './create-socket-ticket.ts';

const NAME = 'create-socket-ticket';
const report = { log: createLog(NAME), metrics: createMetrics(NAME) };
const directory = openAgentDirectory(openLedger(requireEnv('tableName')), requireEnv('instanceArn'));
const identityClaim = requireEnv('identityClaim');

/** Called by the HTTP API: `POST /api/socket-tickets`. */
export const handler = ({ requestContext }: APIGatewayProxyEventV2WithJWTAuthorizer): Promise<APIGatewayProxyStructuredResultV2> => {
  const login = loginOf(requestContext.authorizer.jwt.claims, identityClaim);
  return serve(requestContext.requestId, () => createSocketTicket(login, Date.now(), directory), report);
};
