import { randomUUID } from 'node:crypto';

/** What every event of one connection says of it. */
export interface ConnectionContext {
  readonly apiId: string;
  readonly domainName: string;
  readonly stage: string;
  readonly connectionId: string;
  readonly connectedAtMs: number;
  readonly sourceIp: string;
  readonly userAgent: string;
}

/** One thing that happens on a connection; the handshake's headers come with its beginning and its end. */
export type Happening =
  | { readonly eventType: 'CONNECT'; readonly routeKey: '$connect'; readonly headers: Readonly<Record<string, string>> }
  | { readonly eventType: 'MESSAGE'; readonly routeKey: string; readonly body: string }
  | {
      readonly eventType: 'DISCONNECT';
      readonly routeKey: '$disconnect';
      readonly headers: Readonly<Record<string, string>>;
      readonly code: number;
      readonly reason: string;
    };

/** The event of a Lambda proxy integration (API Gateway Developer Guide, "Set up WebSocket API integration request"). */
export function socketEvent(happening: Happening, context: ConnectionContext, nowMs: number): Record<string, unknown> {
  const headers = 'headers' in happening ? happening.headers : undefined;
  return {
    ...(headers && { headers, multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])) }),
    requestContext: {
      routeKey: happening.routeKey,
      eventType: happening.eventType,
      ...(happening.eventType === 'MESSAGE' && { messageId: randomUUID() }),
      ...(happening.eventType === 'DISCONNECT' && { disconnectStatusCode: happening.code, disconnectReason: happening.reason }),
      extendedRequestId: randomUUID(),
      messageDirection: 'IN',
      stage: context.stage,
      connectedAt: context.connectedAtMs,
      requestTimeEpoch: nowMs,
      identity: { sourceIp: context.sourceIp, userAgent: context.userAgent },
      requestId: randomUUID(),
      domainName: context.domainName,
      connectionId: context.connectionId,
      apiId: context.apiId,
    },
    ...(happening.eventType === 'MESSAGE' && { body: happening.body }),
    isBase64Encoded: false,
  };
}
