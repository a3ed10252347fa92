import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type ApiAnswer, PROBLEM, serve } from './api.ts';
import type { Admits } from './http-handler.ts';
import type { BatchReport } from './process-batch.ts';

/** The headers of a signed message (Standard Webhooks specification, "Webhook headers"). */
export interface SignedHeaders {
  readonly 'webhook-id'?: string | undefined;
  readonly 'webhook-timestamp'?: string | undefined;
  readonly 'webhook-signature'?: string | undefined;
}

/** A request that carries a signature instead of a token. */
export interface SignedRequest {
  readonly headers: SignedHeaders;
  /** As it was sent: the signature is over these characters. */
  readonly body: string;
  /** Milliseconds since 1970 UTC. */
  readonly nowMs: number;
}

/** The handler of a function behind a route without an authorizer: nothing in the request is trusted until the route has checked its signature. */
export const signedHandler =
  (door: BatchReport & { readonly admits: Admits }, route: (request: SignedRequest) => Promise<ApiAnswer>) =>
  ({ body = '', headers, isBase64Encoded, requestContext }: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
    const answer = async () => ((await door.admits(headers)) ? route({ headers, body: text, nowMs: Date.now() }) : PROBLEM.noPermission);
    return serve(requestContext.requestId, answer, door);
  };
