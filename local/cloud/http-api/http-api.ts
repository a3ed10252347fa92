import type { Clock } from '../../ports.ts';
import { InvocationRefusedError } from '../errors.ts';
import type { Functions } from '../lambda/functions.ts';
import type { InvocationResult } from '../lambda/invocation.ts';
import { gatewayAnswer, type HttpRequest, type HttpResponse } from './http-request.ts';
import type { JwtAuthorizer } from './jwt-authorizer.ts';
import { proxyEvent } from './proxy-event.ts';
import { proxyResponse } from './proxy-response.ts';
import { matchRoute, type Route, type RouteMatch } from './routes.ts';

/** A Lambda proxy integration. */
export interface Integration {
  readonly functionArn: string;
  readonly timeoutMs: number;
}

interface Surroundings {
  readonly accountId: string;
  readonly region: string;
  readonly clock: Clock;
  readonly functions: Functions;
}

const SERVICE = 'apigateway.amazonaws.com';

/** An HTTP API: route, authorizer, integration, with API Gateway's own answers where one of them says no. */
export class HttpApi {
  readonly apiId: string;
  readonly domainName: string;
  readonly routes: Route[] = [];
  readonly authorizers = new Map<string, JwtAuthorizer>();
  readonly integrations = new Map<string, Integration>();
  /** Set with the `$default` stage; nothing is served before. */
  stageVariables: Readonly<Record<string, string>> | null | undefined;
  readonly #surroundings: Surroundings;

  constructor(apiId: string, surroundings: Surroundings) {
    this.apiId = apiId;
    this.domainName = `${apiId}.execute-api.${surroundings.region}.amazonaws.com`;
    this.#surroundings = surroundings;
  }

  async answer(request: HttpRequest): Promise<HttpResponse> {
    if (!isDecodable(request.path)) return gatewayAnswer(400, 'Bad Request');
    const match = this.stageVariables === undefined ? null : matchRoute(this.routes, request.method, request.path);
    if (!match) return gatewayAnswer(404, 'Not Found');
    const { authorizerId, scopes } = match.route;
    if (authorizerId === null) return this.#integrate(request, match, null);
    const authorization = await this.authorizers.get(authorizerId)?.authorize(request.headers, request.rawQuery, scopes);
    if (!authorization) return gatewayAnswer(500, 'Internal Server Error');
    if (authorization.ok) return this.#integrate(request, match, authorization.claims);
    const message = authorization.status === 401 ? 'Unauthorized' : 'Forbidden';
    return gatewayAnswer(authorization.status, message, { 'www-authenticate': authorization.wwwAuthenticate });
  }

  async #integrate(request: HttpRequest, match: RouteMatch, claims: Readonly<Record<string, unknown>> | null): Promise<HttpResponse> {
    const integration = this.integrations.get(match.route.integrationId);
    if (!integration) return gatewayAnswer(500, 'Internal Server Error');
    const { accountId, clock } = this.#surroundings;
    const { apiId, domainName, stageVariables = null } = this;
    const event = proxyEvent(request, match, { accountId, apiId, domainName, nowMs: clock.now(), claims, stageVariables });
    const result = await this.#invoke(integration, match.route, request.method, event);
    if (result === 'too-late') return gatewayAnswer(503, 'Service Unavailable');
    return result?.ok ? proxyResponse(result.payload) : gatewayAnswer(500, 'Internal Server Error');
  }

  async #invoke(integration: Integration, route: Route, method: string, event: unknown): Promise<InvocationResult | 'too-late' | null> {
    const { accountId, region, functions } = this.#surroundings;
    const path = route.routeKey.split(' ')[1] ?? '/$default';
    const sourceArn = `arn:aws:execute-api:${region}:${accountId}:${this.apiId}/$default/${method}${path}`;
    const call = { service: SERVICE, sourceArn, sourceAccount: accountId };
    const limit = Promise.withResolvers<'too-late'>();
    const timer = setTimeout(() => limit.resolve('too-late'), integration.timeoutMs);
    try {
      return await Promise.race([functions.invokeFor(call, integration.functionArn, event), limit.promise]);
    } catch (error) {
      // Refused by the function's policy: kept in deniedRequests(), and the caller sees API Gateway's 500.
      if (error instanceof InvocationRefusedError) return null;
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}

function isDecodable(path: string): boolean {
  try {
    return decodeURIComponent(path) !== '';
  } catch {
    return false;
  }
}
