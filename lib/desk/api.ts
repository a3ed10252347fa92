import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnStage,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type RouteName, routeOf } from '../../contract/routes.ts';
import type { Config } from '../config/schema.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import type { HouseFunction } from '../constructs/house-function.ts';
import { routeScopes } from './permissions.ts';

/**
 * Requests a second, and at once, of all callers together, for the bill's sake: far above what desks send, so that one who asks without end takes nobody's. At once
 * no more than half of the 1,000 environments that an account has by default: functions that calls wait for are among them.
 * How much a caller may ask is limited behind it (docs/decisions/142).
 */
const THROTTLE = { rateLimit: 1_000, burstLimit: 500 };

/** Of a route that anybody may call: far above what AI agents send, far below what all callers may have. CloudFormation takes these names as they are. */
const SIGNED_THROTTLE = { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 };

/**
 * Neither path nor address: a path holds a contact id, an address a person. And only variables whose values hold no quotation mark, for nothing escapes them:
 * `$context.error.messageString` brings its own, `$context.authorizer.error` is free text (API Gateway Developer Guide, HTTP API logging variables).
 */
const ACCESS_LOG = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  error: '$context.error.responseType',
  integrationStatus: '$context.integrationStatus',
});

/** The HTTP API behind `/api`: every route asks for an access token of the issuer. */
export class Api extends Construct {
  readonly http: HttpApi;
  readonly #stage: HttpStage;
  #authorizer: IHttpRouteAuthorizer | undefined;
  #identity: Config['identity'] | undefined;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.http = new HttpApi(this, 'Http', { description: 'Consult Call: trees of legs and reports', createDefaultStage: false });
    const log = new LogGroup(this, 'Log', { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY });
    this.#stage = new HttpStage(this, 'Stage', {
      httpApi: this.http,
      stageName: '$default',
      autoDeploy: true,
      throttle: THROTTLE,
      detailedMetricsEnabled: true,
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: AccessLogFormat.custom(ACCESS_LOG) },
    });
  }

  /** Whose tokens the routes ask for. */
  trust(issuer: string, audiences: readonly string[], identity: Config['identity']): void {
    this.#authorizer = new HttpJwtAuthorizer('Authorizer', issuer, { jwtAudience: [...audiences] });
    this.#identity = identity;
  }

  /**
   * A route of `contract/routes.ts`, answered by its function. Access tokens carry scopes, id tokens do not: asking for one keeps id tokens out.
   * @throws Error before `trust` was called
   */
  route(fn: HouseFunction & { readonly route: RouteName }): void {
    if (!this.#authorizer || !this.#identity) throw new Error('No route without an authorizer: call trust first.');
    const { method, path, right, signed } = routeOf(fn.route);
    if (signed) {
      this.#openRoute(fn, method, `/api${path}`);
      return;
    }
    const scopes = routeScopes(this.#identity, right);
    this.http.addRoutes({
      path: `/api${path}`,
      methods: [HttpMethod[method]],
      integration: new HttpLambdaIntegration(fn.node.id, fn),
      authorizer: this.#authorizer,
      ...(scopes.length > 0 && { authorizationScopes: [...scopes] }),
    });
  }

  /** A route without a token, for requests that are signed: it has a small share of its own of the requests a second, so that a flood of it takes nobody's. */
  #openRoute(fn: HouseFunction, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string): void {
    const [route] = this.http.addRoutes({
      path,
      methods: [HttpMethod[method]],
      integration: new HttpLambdaIntegration(fn.node.id, fn),
      authorizer: new HttpNoneAuthorizer(),
    });
    if (!route) return;
    acknowledge(
      route,
      'Its callers are AI agents, which sign each request by a secret of their own; the function checks the signature first.',
      'AwsSolutions-APIG4',
    );
    const stage = this.#stage.node.defaultChild as CfnStage;
    stage.routeSettings = { ...(stage.routeSettings as object), [`${method} ${path}`]: SIGNED_THROTTLE };
    // Settings of a route that is not there yet are refused (API Gateway, CreateStage).
    stage.node.addDependency(route);
  }
}
