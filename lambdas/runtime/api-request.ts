import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { type Caller, type ClaimNames, callerOf } from './caller.ts';
import { countedAs } from './counted-as.ts';
import type { Parameters } from './query-string.ts';
import { tokenEndOf } from './token-end.ts';
import { verifiedClaims } from './verified-claims.ts';

/** A request as the HTTP API calls a function with it. */
export type HttpEvent = APIGatewayProxyEventV2WithJWTAuthorizer;

/** A request as routes need it, each what it reads of it. */
export interface ApiRequest {
  /** From the path; undefined where it names none. */
  readonly contactId: string | undefined;
  /** The query string's. */
  readonly parameters: Parameters;
  /** The Accept header; HTTP APIs write header names in small letters. */
  readonly accept: string | undefined;
  readonly body: string | undefined;
  readonly caller: Caller;
  /** Whose requests are counted together. */
  readonly countedAs: string;
  /** When the caller's token ends, in milliseconds since 1970 UTC; null where it does not say. */
  readonly tokenEndsAtMs: number | null;
  /** Milliseconds since 1970 UTC. */
  readonly nowMs: number;
}

/** What a route of a list or a report reads. */
export type ListRequest = Pick<ApiRequest, 'parameters' | 'accept' | 'caller' | 'nowMs'>;

/** Reads a request. @param nowMs milliseconds since 1970 UTC */
export function apiRequest(event: HttpEvent, names: ClaimNames, nowMs: number): ApiRequest {
  const claims = claimsOf(event);
  const caller = callerOf(claims, names);
  return { ...partsOf(event), caller, countedAs: countedAs(caller, claims), tokenEndsAtMs: tokenEndOf(claims), nowMs };
}

const partsOf = (event: HttpEvent) => ({
  contactId: event.pathParameters?.id,
  parameters: event.queryStringParameters ?? {},
  accept: event.headers.accept,
  body: event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : event.body,
});

/** The claims of the token that the gateway has let through. */
export const claimsOf = ({ headers, requestContext }: HttpEvent) =>
  verifiedClaims({ authorization: headers.authorization, authorized: requestContext.authorizer.jwt.claims });
