import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { ENV } from '../../contract/env.ts';
import { METRICS } from '../../contract/metrics.ts';
import { type ApiAnswer, PROBLEM, serve } from './api.ts';
import { type ApiRequest, apiRequest, claimsOf, type HttpEvent } from './api-request.ts';
import { type ClaimNames, machineOf } from './caller.ts';
import type { Limit } from './limit.ts';
import { bearerOf, permissionsIn } from './permissions.ts';
import type { BatchReport } from './process-batch.ts';

/** Whether a request with these headers may be answered at all. */
export type Admits = (headers: Readonly<Record<string, string | undefined>>) => Promise<boolean>;

/** What every function behind the HTTP API needs: what is told to the operators, and how much each caller may ask. */
export interface RouteDoor extends BatchReport {
  readonly limit: Limit;
  readonly admits: Admits;
}

type Route = (request: ApiRequest) => Promise<ApiAnswer>;

/** Connect's user names have at most this many characters (CreateUser, API reference). A longer claim would not fit into a key of the table either. */
const LONGEST_LOGIN = 100;

/**
 * The handler of a function behind the HTTP API: reads each request, now, and writes the route's answer, or that its token permits nothing here,
 * or that its caller has to wait. @throws MissingEnvError
 */
export function httpHandler(names: ClaimNames, door: RouteDoor, route: Route) {
  const permissions = permissionsIn(process.env[ENV.permissions]);
  const answer = async (event: HttpEvent): Promise<ApiAnswer> => {
    if (!(await door.admits(event.headers))) return PROBLEM.noPermission;
    const request = apiRequest(event, names, Date.now());
    const claims = claimsOf(event);
    const bearer = permissions === null ? 'person' : bearerOf(claims, permissions);
    if (bearer === null) return withinLimit(request, door, async () => PROBLEM.noPermission);
    return withinLimit(bearer === 'machine' ? { ...request, caller: machineOf(claims) } : request, door, route);
  };
  return (event: HttpEvent): Promise<APIGatewayProxyStructuredResultV2> => serve(event.requestContext.requestId, () => answer(event), door);
}

async function withinLimit(request: ApiRequest, { limit, metrics }: RouteDoor, route: Route): Promise<ApiAnswer> {
  if ((request.caller.login?.length ?? 0) > LONGEST_LOGIN) return PROBLEM.badLogin;
  const waitMs = await limit(request.countedAs, request.nowMs);
  if (waitMs === 0) return route(request);
  metrics.count(METRICS.callersLimited);
  return PROBLEM.tooManyOfYours(waitMs);
}
