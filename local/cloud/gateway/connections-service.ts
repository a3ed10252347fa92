import type { AwsRequest, AwsResponse, AwsService, NeededPermission } from '../../ports.ts';
import { SOCKET_QUOTAS, type WebSocketApi } from '../websocket-api/websocket-api.ts';

interface Account {
  readonly accountId: string;
  readonly region: string;
  readonly sockets: ReadonlyMap<string, WebSocketApi>;
}

/** Every operation by its method; how the requests of the API Gateway Management API look (API Gateway Developer Guide, "@connections"). */
export const CONNECTIONS_OPERATIONS: Readonly<Record<string, string>> = { POST: 'PostToConnection', DELETE: 'DeleteConnection' };

/** The management API of every WebSocket API: what functions send to connections. */
export class ConnectionsService implements AwsService {
  readonly signingName = 'execute-api';
  readonly #account: Account;

  constructor(account: Account) {
    this.#account = account;
  }

  needs(request: AwsRequest): NeededPermission[] {
    const { accountId, region } = this.#account;
    const connectionId = connectionIdOf(request);
    const api = this.#apiOf(connectionId);
    if (!api) return [];
    const resource = `arn:aws:execute-api:${region}:${accountId}:${api.apiId}/${api.stage}/${request.method}/@connections/${connectionId}`;
    return [{ action: 'execute-api:ManageConnections', resource }];
  }

  async handle(request: AwsRequest): Promise<AwsResponse> {
    const operation = CONNECTIONS_OPERATIONS[request.method];
    if (!operation) return refusal('MissingAuthenticationTokenException', 403);
    const connectionId = connectionIdOf(request);
    const api = this.#apiOf(connectionId);
    if (!api) return refusal('GoneException', 410);
    if (Buffer.byteLength(request.body) > SOCKET_QUOTAS.messageBytes) return refusal('PayloadTooLargeException', 413);
    const done = operation === 'PostToConnection' ? api.post(connectionId, request.body) : api.close(connectionId);
    return done ? { status: 200, headers: { 'content-type': 'application/json' }, body: '' } : refusal('GoneException', 410);
  }

  denied(message: string): AwsResponse {
    return refusal('ForbiddenException', 403, message);
  }

  #apiOf(connectionId: string): WebSocketApi | undefined {
    return [...this.#account.sockets.values()].find((api) => api.has(connectionId));
  }
}

// A stage may stand before it: functions send to `/<stage>/@connections/<id>`, or here without the stage.
const connectionIdOf = ({ path }: AwsRequest): string => decodeURIComponent(path).split('/@connections/')[1] ?? '';

const refusal = (code: string, status: number, message = code): AwsResponse => ({
  status,
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
  body: JSON.stringify({ message }),
});
