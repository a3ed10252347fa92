import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type ApiAnswer, PROBLEM, serve } from './api.ts';
import { type ApiRequest, apiRequest, type HttpEvent } from './api-request.ts';
import type { ClaimNames } from './caller.ts';
import { METRICS } from './env.ts';
import type { Limit } from './limit.ts';
import type { BatchReport } from './process-batch.ts';

/** What every function behind the HTTP API needs: what is told to the operators, and how much each caller may ask. */
export interface RouteDoor extends BatchReport {
  readonly limit: Limit;
}

type Route = (request: ApiRequest) => Promise<ApiAnswer>;

/** The handler of a function behind the HTTP API: reads each request, now, and writes the route's answer, or that its caller has to wait. */
export const httpHandler =
  (claims: ClaimNames, door: RouteDoor, route: Route) =>
  (event: HttpEvent): Promise<APIGatewayProxyStructuredResultV2> =>
    serve(event.requestContext.requestId, () => withinLimit(apiRequest(event, claims, Date.now()), door, route), door);

async function withinLimit(request: ApiRequest, { limit, metrics }: RouteDoor, route: Route): Promise<ApiAnswer> {
  const waitMs = await limit(request.countedAs, request.nowMs);
  if (waitMs === 0) return route(request);
  metrics.count(METRICS.callersLimited);
  return PROBLEM.tooManyOfYours(waitMs);
}
