import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Clock } from '../../ports.ts';
import { InvocationRefusedError } from '../errors.ts';
import { type Handshake, refuseHandshake } from '../gateway/handshake.ts';
import type { Integration } from '../http-api/http-api.ts';
import type { HttpRequest } from '../http-api/http-request.ts';
import type { Functions } from '../lambda/functions.ts';
import type { InvocationResult } from '../lambda/invocation.ts';
import { type ConnectionContext, type Happening, socketEvent } from './socket-event.ts';

/** A route of a WebSocket API. */
interface SocketRoute {
  readonly integrationId: string;
  /** What the function answers goes back to the client. */
  answers: boolean;
}

interface Surroundings {
  readonly accountId: string;
  readonly region: string;
  readonly clock: Clock;
  readonly functions: Functions;
  readonly onFault: (error: unknown) => void;
}

/** Quotas of a WebSocket API (API Gateway Developer Guide, "Quotas for configuring and running a WebSocket API"). */
export const SOCKET_QUOTAS = { messageBytes: 131_072, idleMs: 600_000, connectedMs: 7_200_000 };

const SERVICE = 'apigateway.amazonaws.com';

/** A WebSocket API with one stage: the handshake is the `$connect` route's to allow, messages go where the selection expression says. */
export class WebSocketApi {
  readonly apiId: string;
  readonly domainName: string;
  readonly routes = new Map<string, SocketRoute>();
  readonly integrations = new Map<string, Integration>();
  /** Set with the stage; nothing is served before. */
  stage: string | undefined;
  readonly #selectsBy: string;
  readonly #surroundings: Surroundings;
  readonly #open = new Map<string, WebSocket>();
  readonly #protocols = new WeakMap<IncomingMessage, string>();
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: SOCKET_QUOTAS.messageBytes,
    handleProtocols: (_, incoming) => this.#protocols.get(incoming) ?? false,
  });

  /** @param selectsBy the field of a JSON message that names its route */
  constructor(apiId: string, selectsBy: string, surroundings: Surroundings) {
    this.apiId = apiId;
    this.domainName = `${apiId}.execute-api.${surroundings.region}.amazonaws.com`;
    this.#selectsBy = selectsBy;
    this.#surroundings = surroundings;
  }

  /** Takes a handshake on: it succeeds when the function behind `$connect` answers with a status of 200 to 299. */
  async connect(request: HttpRequest, handshake: Handshake): Promise<void> {
    if (this.stage === undefined || request.path !== `/${this.stage}`) return refuseHandshake(handshake, 403);
    const { headers } = request;
    const context = this.#contextOf(this.stage, headers);
    const answer = await this.#run({ eventType: 'CONNECT', routeKey: '$connect', headers }, context);
    const status = statusOf(answer);
    if (status < 200 || status > 299) return refuseHandshake(handshake, status);
    const { incoming, socket, head } = handshake;
    const protocol = headerOf(answer, 'sec-websocket-protocol');
    if (protocol !== undefined) this.#protocols.set(incoming, protocol);
    this.#server.handleUpgrade(incoming, socket, head, (opened) => this.#serve(opened, context, headers));
  }

  has(connectionId: string): boolean {
    return this.#open.has(connectionId);
  }

  /** False when the connection is gone. */
  post(connectionId: string, data: string): boolean {
    const socket = this.#open.get(connectionId);
    socket?.send(data);
    return socket !== undefined;
  }

  /** Ends a connection from this side; false when it is gone already. */
  close(connectionId: string): boolean {
    const socket = this.#open.get(connectionId);
    socket?.close(1000);
    return socket !== undefined;
  }

  #contextOf(stage: string, headers: Readonly<Record<string, string>>): ConnectionContext {
    const { apiId, domainName } = this;
    const { 'x-forwarded-for': clients = '127.0.0.1', 'user-agent': userAgent = '' } = headers;
    const connectionId = randomBytes(11).toString('base64');
    const sourceIp = clients.split(',')[0] ?? '';
    return { apiId, domainName, stage, connectionId, connectedAtMs: this.#surroundings.clock.now(), sourceIp, userAgent };
  }

  #serve(socket: WebSocket, context: ConnectionContext, headers: Readonly<Record<string, string>>): void {
    const { connectionId } = context;
    const { clock, onFault } = this.#surroundings;
    this.#open.set(connectionId, socket);
    const end = () => socket.close(1001, 'Going away');
    const stopAge = clock.after(SOCKET_QUOTAS.connectedMs, end);
    let stopIdle = clock.after(SOCKET_QUOTAS.idleMs, end);
    socket.on('message', (data) => {
      stopIdle();
      stopIdle = clock.after(SOCKET_QUOTAS.idleMs, end);
      this.#take(String(data), context).catch(onFault);
    });
    // A broken line shows as an error and then as a close; the close is what counts.
    socket.on('error', () => socket.terminate());
    socket.once('close', (code, reason) => {
      stopAge();
      stopIdle();
      this.#open.delete(connectionId);
      const happening = { eventType: 'DISCONNECT', routeKey: '$disconnect', headers, code, reason: String(reason) } as const;
      this.#run(happening, context).catch(onFault);
    });
  }

  async #take(body: string, context: ConnectionContext): Promise<void> {
    const routeKey = this.#routeOf(body);
    const answer = await this.#run({ eventType: 'MESSAGE', routeKey, body }, context);
    const { connectionId } = context;
    if (answer === 'no-route' || answer === null) {
      const message = answer === null ? 'Internal server error' : 'Forbidden';
      this.post(connectionId, JSON.stringify({ message, connectionId, requestId: randomUUID() }));
    } else if (this.routes.get(routeKey)?.answers && typeof answer.body === 'string') this.post(connectionId, answer.body);
  }

  #routeOf(body: string): string {
    const named = fieldOf(body, this.#selectsBy);
    return named !== undefined && this.routes.has(named) ? named : '$default';
  }

  /** What the route's function answers; null when it failed, was not allowed to be called, or answered nothing usable. */
  async #run(happening: Happening, context: ConnectionContext): Promise<ProxyAnswer | 'no-route' | null> {
    const route = this.routes.get(happening.routeKey);
    if (!route) return 'no-route';
    const integration = this.integrations.get(route.integrationId);
    if (!integration) return null;
    const { accountId, region, clock, functions } = this.#surroundings;
    const sourceArn = `arn:aws:execute-api:${region}:${accountId}:${this.apiId}/${context.stage}/${happening.routeKey}`;
    const call = { service: SERVICE, sourceArn, sourceAccount: accountId };
    const event = socketEvent(happening, context, clock.now());
    const result = await withinMs(integration.timeoutMs, functions.invokeFor(call, integration.functionArn, event)).catch(refusal);
    return result?.ok && typeof result.payload === 'object' ? (result.payload ?? {}) : null;
  }
}

/** Null when it takes longer. */
async function withinMs<T>(limitMs: number, what: Promise<T>): Promise<T | null> {
  const limit = Promise.withResolvers<null>();
  const timer = setTimeout(() => limit.resolve(null), limitMs);
  return Promise.race([what, limit.promise]).finally(() => clearTimeout(timer));
}

interface ProxyAnswer {
  readonly statusCode?: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

// Refused by the function's policy: kept in deniedRequests(), and the client sees an error of API Gateway's own.
function refusal(error: unknown): InvocationResult | null {
  if (error instanceof InvocationRefusedError) return null;
  throw error;
}

function statusOf(answer: ProxyAnswer | 'no-route' | null): number {
  if (answer === 'no-route') return 200;
  const status = Number(answer?.statusCode);
  return Number.isInteger(status) ? status : 500;
}

function headerOf(answer: ProxyAnswer | 'no-route' | null, wanted: string): string | undefined {
  if (answer === 'no-route' || answer === null) return undefined;
  const found = Object.entries(answer.headers ?? {}).find(([name]) => name.toLowerCase() === wanted);
  return found && String(found[1]);
}

function fieldOf(body: string, name: string): string | undefined {
  try {
    const value: unknown = Reflect.get(Object(JSON.parse(body)), name);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
