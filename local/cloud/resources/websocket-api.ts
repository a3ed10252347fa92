import type { ProvidedResource } from '../../ports.ts';
import type { Account } from '../account.ts';
import { TemplateError, UnsupportedError } from '../errors.ts';
import { WebSocketApi } from '../websocket-api/websocket-api.ts';
import { shortId } from './physical-name.ts';
import { Properties } from './properties.ts';
import type { ResourceType } from './resource-type.ts';

/** The WebSocket API that a resource belongs to; undefined when it belongs to an HTTP API. */
export const socketsOf = (properties: Properties, { sockets }: Account): WebSocketApi | undefined => sockets.get(properties.text('ApiId'));

/** `AWS::ApiGatewayV2::Api` with protocol WEBSOCKET. */
export function makeSocketApi(properties: Properties, account: Account): ProvidedResource {
  const expression = properties.text('RouteSelectionExpression');
  const field = /^\$request\.body\.(\w+)$/.exec(expression)?.[1];
  if (field === undefined) throw new UnsupportedError(`the route selection expression ${expression} is not supported by the local cloud`);
  const api = new WebSocketApi(shortId(), field, account);
  account.sockets.set(api.apiId, api);
  return { ref: api.apiId, attributes: { ApiId: api.apiId, ApiEndpoint: `wss://${api.domainName}` } };
}

/** `AWS::ApiGatewayV2::Stage` of a WebSocket API: one, deployed at once. */
export function makeSocketStage(properties: Properties, api: WebSocketApi): ProvidedResource {
  if (api.stage !== undefined) throw new UnsupportedError('several stages of a WebSocket API are not supported by the local cloud');
  if (properties.has('StageVariables')) throw new UnsupportedError('variables of a WebSocket stage are not supported by the local cloud');
  api.stage = properties.text('StageName');
  return { ref: api.stage };
}

/** `AWS::ApiGatewayV2::Route` of a WebSocket API: open; the function behind `$connect` decides who may connect. */
export function makeSocketRoute(properties: Properties, api: WebSocketApi): ProvidedResource {
  const kind = properties.optionalText('AuthorizationType') ?? 'NONE';
  if (kind !== 'NONE')
    throw new UnsupportedError(`the authorization type ${kind} of a WebSocket route is not supported by the local cloud`);
  const routeKey = properties.text('RouteKey');
  api.routes.set(routeKey, { integrationId: properties.text('Target').replace(/^integrations\//, ''), answers: false });
  return { ref: `${api.apiId}/${routeKey}` };
}

/** `AWS::ApiGatewayV2::RouteResponse`: what the function of a route answers goes back to the client. */
export const SOCKET_ROUTE_RESPONSE: ResourceType = {
  type: 'AWS::ApiGatewayV2::RouteResponse',
  honours: ['ApiId', 'RouteId', 'RouteResponseKey'],
  ignores: {},
  make: (request, account) => {
    const properties = new Properties(request.properties);
    const [apiId, routeKey = ''] = properties.text('RouteId').split('/');
    const route = account.sockets.get(apiId ?? '')?.routes.get(routeKey);
    if (!route) throw new TemplateError(`there is no WebSocket route ${properties.text('RouteId')}`);
    if (properties.text('RouteResponseKey') !== '$default')
      throw new UnsupportedError('a route response but $default is not supported by the local cloud');
    route.answers = true;
    return { ref: shortId(7) };
  },
};
