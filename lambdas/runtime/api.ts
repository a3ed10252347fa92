import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { HAND_OFF_LIMITS } from '../../contract/limits.ts';
import { METRICS } from '../../contract/metrics.ts';
import { PROBLEM_TYPE, PROBLEMS, type Problem, type ProblemCode, problemUri } from '../../contract/problems.ts';
import type { AnswerOf, ProblemsOf, ROUTES, RouteName } from '../../contract/routes.ts';
import { isThrottle } from './is-throttle.ts';
import type { BatchReport } from './process-batch.ts';

/** The answer of a route, before it is written as HTTP. */
export interface ApiAnswer<Body = unknown> {
  readonly status: number;
  /** Written as JSON; a text stays as it is, its content type is among the headers. */
  readonly body: Body;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal, before it is written as HTTP. */
export type Refusal<Code extends ProblemCode = ProblemCode> = ApiAnswer<Problem & { readonly code: Code }>;

/** What the function of a route may answer: what `contract/routes.ts` says of it, and no other problem than those named there. */
export type RouteAnswer<Name extends RouteName> = Answered<Name> | Refusal<ProblemsOf<Name>>;
type Answered<Name extends RouteName> =
  | { readonly status: (typeof ROUTES)[Name]['status']; readonly body: AnswerOf<Name> }
  | ((typeof ROUTES)[Name] extends { readonly csv: true } ? ApiAnswer<string> : never);

interface Particulars {
  readonly field?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal as problem details of RFC 9457. @param detail one sentence for people, without any value of the request */
function problem<Code extends ProblemCode>(code: Code, detail: string, { field, headers }: Particulars = {}): Refusal<Code> {
  const { status, title } = PROBLEMS[code];
  const body = { type: problemUri(code), title, status, detail, code, ...(field === undefined ? {} : { field }) };
  return { status, body, headers: { 'content-type': PROBLEM_TYPE, ...headers } };
}

/** The refusals of the API (`docs/api.md`). */
export const PROBLEM = {
  badField: (field: string, detail: string) => problem('bad-field', detail, { field }),
  badLogin: problem('bad-field', 'A Connect login has at most 100 characters. The login in this token has more.', { field: 'login' }),
  noLogin: problem('token-without-login', 'The token names no Connect login. Sign in again.'),
  badSignature: problem('bad-signature', 'This request is not signed by an AI agent of the configuration, or not within five minutes.'),
  notPassed: problem('not-passed', 'No caller was passed to this AI agent under this contactId, code or sessionId.'),
  messageIdUsed: problem('message-id-used', 'This webhook-id was used for another message. Send each message under an id of its own.'),
  bodyTooLarge: problem('body-too-large', `A hand-off has at most ${HAND_OFF_LIMITS.body} bytes. Leave out the middle of the transcript.`),
  tokenEnded: problem('token-ended', 'The token has ended, or does not name its end. Sign in again.'),
  notAParty: problem('not-a-party', 'Only agents on this call can do this.'),
  noPermission: problem('no-permission', 'This token does not permit this request.'),
  noUser: problem('not-a-party', 'This login does not belong to a user of this Connect instance.'),
  supervisorsOnly: problem(
    'supervisors-only',
    'Only supervisors can read this. Agents can read their own: use dim=agent and their own ARN.',
  ),
  unknownContact: problem('unknown-contact', 'This contact is unknown.'),
  notKnownYet: problem('not-known-yet', 'It is not known yet who is on this contact. Ask again in a second.', {
    headers: { 'retry-after': '1' },
  }),
  noLiveChat: problem('no-live-chat', 'This contact is no chat that is under way, or not of the kind that this request is for.'),
  noteChanged: problem('note-changed', 'The note has changed since you read it. Read it, then write with its version.'),
  callTooLarge: problem('call-too-large', 'This call has too many contacts. A supervisor can look it up in Amazon Connect.'),
  tooMany: problem('too-many-requests', 'The service is busy. Ask again later.', { headers: { 'retry-after': '2' } }),
  /** @param waitMs until the caller may ask again */
  tooManyOfYours: (waitMs: number) =>
    problem('too-many-requests', 'You send too many requests. Wait as long as Retry-After says, then ask again.', {
      headers: { 'retry-after': String(Math.max(1, Math.ceil(waitMs / 1000))) },
    }),
  internal: problem('internal', 'Something went wrong on our side.'),
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
