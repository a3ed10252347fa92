import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { METRICS } from '../../contract/metrics.ts';
import { isThrottle } from './is-throttle.ts';
import type { BatchReport } from './process-batch.ts';

/** The answer of a route, before it is written as HTTP. */
export interface ApiAnswer {
  readonly status: number;
  /** Written as JSON; a text stays as it is, its content type is among the headers. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The errors of the API, `{ code, message, field? }` (`docs/api.md`). */
export const PROBLEM = {
  badField: (field: string, message: string): ApiAnswer => ({ status: 400, body: { code: 'bad-field', message, field } }),
  badLogin: {
    status: 400,
    body: { code: 'bad-field', message: 'A Connect login has at most 100 characters; that of the token has more.', field: 'login' },
  },
  noLogin: { status: 401, body: { code: 'token-without-login', message: 'The token names no Connect login. Sign in again.' } },
  tokenEnded: {
    status: 401,
    body: { code: 'token-ended', message: 'The token has ended, or does not say when it does. Sign in again.' },
  },
  notAParty: { status: 403, body: { code: 'not-a-party', message: 'Only who is on this contact, or its call, may do this.' } },
  noPermission: { status: 403, body: { code: 'no-permission', message: 'The token gives no permission for this.' } },
  noUser: { status: 403, body: { code: 'not-a-party', message: 'The login is no user of this Connect instance.' } },
  supervisorsOnly: {
    status: 403,
    body: {
      code: 'supervisors-only',
      message: 'Only supervisors may read this. An agent may read their own: the report with dim=agent and their own ARN.',
    },
  },
  unknownContact: { status: 404, body: { code: 'unknown-contact', message: 'Nothing is known of this contact.' } },
  notKnownYet: {
    status: 409,
    body: { code: 'not-known-yet', message: 'Who is on this contact is not known yet. Ask again in a second.' },
    headers: { 'retry-after': '1' },
  },
  noteChanged: {
    status: 409,
    body: { code: 'note-changed', message: 'The note is not the one this was written over. Read it, then write with its version.' },
  },
  callTooLarge: {
    status: 422,
    body: {
      code: 'call-too-large',
      message: 'This call has more contacts than are put together. A supervisor can look it up in Amazon Connect.',
    },
  },
  tooMany: {
    status: 429,
    body: { code: 'too-many-requests', message: 'Too much at once. Ask again later.' },
    headers: { 'retry-after': '2' },
  },
  /** @param waitMs until the caller may ask again */
  tooManyOfYours: (waitMs: number): ApiAnswer => ({
    status: 429,
    body: { code: 'too-many-requests', message: 'You send too many requests. Wait as long as Retry-After says, then ask again.' },
    headers: { 'retry-after': String(Math.max(1, Math.ceil(waitMs / 1000))) },
  }),
  internal: { status: 500, body: { code: 'internal', message: 'Something went wrong on our side.' } },
} as const;

/** Runs a route and writes its answer as HTTP; an error becomes 429 or 500 and is logged with the request's id. */
export async function serve(
  requestId: string,
  route: () => Promise<ApiAnswer>,
  report: BatchReport,
): Promise<APIGatewayProxyStructuredResultV2> {
  const answer = await route().catch((error: unknown) => problemOf(error, requestId, report));
  report.metrics.flush();
  return {
    statusCode: answer.status,
    // Contact data: no cache on the way may keep it.
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...answer.headers },
    body: typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body),
  };
}

function problemOf(error: unknown, requestId: string, { log, metrics }: BatchReport): ApiAnswer {
  if (isThrottle(error)) return PROBLEM.tooMany;
  metrics.count(METRICS.requestsFailed);
  log.error('A request failed.', { requestId, error });
  return PROBLEM.internal;
}
