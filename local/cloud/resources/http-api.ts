import type { Account } from '../account.ts';
import { TemplateError, UnsupportedError } from '../errors.ts';
import { HttpApi } from '../http-api/http-api.ts';
import { JwtAuthorizer } from '../http-api/jwt-authorizer.ts';
import { shortId } from './physical-name.ts';
import { Properties } from './properties.ts';
import { ignoring, type ResourceType, TAGS } from './resource-type.ts';
import { makeSocketApi, makeSocketRoute, makeSocketStage, socketsOf } from './websocket-api.ts';

const NAMES = ignoring('names for people', 'Name', 'Description');

/** `AWS::ApiGatewayV2::Api` with protocol HTTP or WEBSOCKET, reached through the distribution. */
export const HTTP_API: ResourceType = {
  type: 'AWS::ApiGatewayV2::Api',
  honours: ['ProtocolType', 'RouteSelectionExpression'],
  ignores: {
    ...NAMES,
    ...ignoring('the API is reached through the distribution alone', 'DisableExecuteApiEndpoint', 'IpAddressType'),
    ...TAGS,
  },
  make: (request, account) => {
    const properties = new Properties(request.properties);
    const protocol = properties.text('ProtocolType');
    if (protocol === 'WEBSOCKET') return makeSocketApi(properties, account);
    if (protocol !== 'HTTP') throw new UnsupportedError(`APIs with the protocol ${protocol} are not supported by the local cloud`);
    const api = new HttpApi(shortId(), account);
    account.apis.set(api.apiId, api);
    return { ref: api.apiId, attributes: { ApiId: api.apiId, ApiEndpoint: `https://${api.domainName}` } };
  },
};

/** `AWS::ApiGatewayV2::Stage`, deployed at once: of an HTTP API `$default` alone. */
export const HTTP_API_STAGE: ResourceType = {
  type: 'AWS::ApiGatewayV2::Stage',
  honours: ['ApiId', 'StageName', 'StageVariables'],
  ignores: {
    ...ignoring('the stage is always deployed', 'AutoDeploy'),
    ...ignoring('one person makes no traffic worth a limit', 'DefaultRouteSettings', 'RouteSettings'),
    ...ignoring('access is not logged', 'AccessLogSettings'),
    ...ignoring('names for people', 'Description'),
    ...TAGS,
  },
  make: (request, account) => {
    const properties = new Properties(request.properties);
    const sockets = socketsOf(properties, account);
    if (sockets) return makeSocketStage(properties, sockets);
    const name = properties.text('StageName');
    if (name !== '$default') throw new UnsupportedError(`the stage ${name} is not supported by the local cloud: only $default`);
    const variables = properties.part('StageVariables').raw as Record<string, string>;
    apiOf(properties, account).stageVariables = properties.has('StageVariables') ? variables : null;
    return { ref: name };
  },
};

/** `AWS::ApiGatewayV2::Integration`: Lambda proxy, for an HTTP API with payload format 2.0. */
export const HTTP_API_INTEGRATION: ResourceType = {
  type: 'AWS::ApiGatewayV2::Integration',
  honours: ['ApiId', 'IntegrationType', 'IntegrationUri', 'PayloadFormatVersion', 'TimeoutInMillis'],
  ignores: { ...ignoring('Lambda is always invoked by POST', 'IntegrationMethod'), ...ignoring('names for people', 'Description') },
  make: (request, account) => {
    const properties = new Properties(request.properties);
    const sockets = socketsOf(properties, account);
    const kind = `${properties.text('IntegrationType')} ${properties.optionalText('PayloadFormatVersion') ?? '1.0'}`;
    const wanted = sockets ? 'AWS_PROXY 1.0' : 'AWS_PROXY 2.0';
    if (kind !== wanted) throw new UnsupportedError(`the integration ${kind} is not supported by the local cloud: only ${wanted}`);
    const integrationId = shortId(7);
    const functionArn = functionArnOf(properties.text('IntegrationUri'));
    account.functions.get(functionArn);
    const { integrations } = sockets ?? apiOf(properties, account);
    integrations.set(integrationId, { functionArn, timeoutMs: properties.number('TimeoutInMillis', sockets ? 29_000 : 30_000) });
    return { ref: integrationId, attributes: { IntegrationId: integrationId } };
  },
};

// Either the function's own ARN or `arn:aws:apigateway:<region>:lambda:path/2015-03-31/functions/<ARN>/invocations`.
const functionArnOf = (uri: string) => /functions\/(.+)\/invocations$/.exec(uri)?.[1] ?? uri;

/** `AWS::ApiGatewayV2::Authorizer`: JWT. */
export const HTTP_API_AUTHORIZER: ResourceType = {
  type: 'AWS::ApiGatewayV2::Authorizer',
  honours: ['ApiId', 'AuthorizerType', 'IdentitySource', 'JwtConfiguration'],
  ignores: NAMES,
  make: (request, account) => {
    const properties = new Properties(request.properties);
    const kind = properties.text('AuthorizerType');
    if (kind !== 'JWT') throw new UnsupportedError(`the authorizer type ${kind} is not supported by the local cloud`);
    const [identitySource = '', ...others] = properties.texts('IdentitySource');
    if (!/^\$request\.(header|querystring)\.[\w-]+$/.test(identitySource) || others.length > 0)
      throw new UnsupportedError(`the identity source ${[identitySource, ...others].join(', ')} is not supported by the local cloud`);
    const jwt = properties.part('JwtConfiguration');
    const authorizerId = shortId(6);
    const spec = { issuer: jwt.text('Issuer'), audience: jwt.texts('Audience'), identitySource };
    apiOf(properties, account).authorizers.set(authorizerId, new JwtAuthorizer(spec, account.functionClock));
    return { ref: authorizerId, attributes: { AuthorizerId: authorizerId } };
  },
};

/** `AWS::ApiGatewayV2::Route`: open, or, of an HTTP API, with a JWT authorizer and scopes. */
export const HTTP_API_ROUTE: ResourceType = {
  type: 'AWS::ApiGatewayV2::Route',
  honours: ['ApiId', 'RouteKey', 'Target', 'AuthorizationType', 'AuthorizerId', 'AuthorizationScopes'],
  ignores: {
    ...ignoring('names for people', 'OperationName'),
    ...ignoring('whether a route answers is told by its route response', 'RouteResponseSelectionExpression'),
  },
  make: (request, account) => {
    const properties = new Properties(request.properties);
    const sockets = socketsOf(properties, account);
    if (sockets) return makeSocketRoute(properties, sockets);
    const kind = properties.optionalText('AuthorizationType') ?? 'NONE';
    if (kind !== 'NONE' && kind !== 'JWT') throw new UnsupportedError(`the authorization type ${kind} is not supported by the local cloud`);
    apiOf(properties, account).routes.push({
      routeKey: properties.text('RouteKey'),
      integrationId: properties.text('Target').replace(/^integrations\//, ''),
      authorizerId: kind === 'JWT' ? properties.text('AuthorizerId') : null,
      scopes: properties.texts('AuthorizationScopes'),
    });
    return { ref: shortId(7) };
  },
};

function apiOf(properties: Properties, { apis }: Account): HttpApi {
  const api = apis.get(properties.text('ApiId'));
  if (!api) throw new TemplateError(`there is no API ${properties.text('ApiId')}`);
  return api;
}
