import * as z from 'zod/mini';

/** Every way in which the HTTP API refuses or fails, by the code that a caller acts on; `title` says the same of each that has the code. */
export const PROBLEMS = {
  'bad-field': { status: 400, title: 'A field of the request is wrong' },
  'token-without-login': { status: 401, title: 'The token names no Connect login' },
  'bad-signature': { status: 401, title: 'The signature is not valid' },
  'token-ended': { status: 401, title: 'The token has ended' },
  'not-a-party': { status: 403, title: 'The caller is not on this call' },
  'no-permission': { status: 403, title: 'The token gives no permission' },
  'supervisors-only': { status: 403, title: 'Supervisors only' },
  'unknown-contact': { status: 404, title: 'Unknown contact' },
  'not-passed': { status: 404, title: 'No caller was passed to this AI agent' },
  'not-known-yet': { status: 409, title: 'Not known yet' },
  'message-id-used': { status: 409, title: 'The message id was used for another message' },
  'no-live-chat': { status: 409, title: 'No chat of this kind' },
  'note-changed': { status: 409, title: 'The note has changed' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'call-too-large': { status: 422, title: 'The call is too large' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Internal error' },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly title: string }>>;
export type ProblemCode = keyof typeof PROBLEMS;
export const PROBLEM_CODES = Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]];

/** The media type of problem details (RFC 9457, section 3). */
export const PROBLEM_TYPE = 'application/problem+json';

/** The identifier of a problem, a reference with its full path (RFC 9457, section 3.1.1). It names the problem; nothing is served there. */
export const problemUri = <Code extends ProblemCode>(code: Code) => `/problems/${code}` as const;

/** The body of a refusal: problem details of RFC 9457 with two members of our own, `code`, and `field` where one is wrong. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    /** For people; it may change. */
    detail: z.string(),
    code: z.enum(PROBLEM_CODES),
    /** The parameter, or the path in the body, that is wrong; `login` for the claim of the token. */
    field: z.optional(z.string()),
  })
  .check(z.meta({ id: 'Problem', description: 'Problem details of RFC 9457.' }));
export type Problem = Readonly<z.infer<typeof problem>>;
