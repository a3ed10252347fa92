import { type AuthorizationRequest, type ReadAuthorization, readAuthorizationRequest } from './authorization-request.ts';
import { type OAuthError, oauthError } from './errors.ts';
import type { Grants } from './grants.ts';
import { type HttpRequest, type HttpResponse, text } from './http-message.ts';
import { personOf, type Registration } from './registration.ts';
import type { Sessions } from './sessions.ts';
import { protection, refusalPage, signInPage } from './sign-in-page.ts';

/** What `/authorize` decides with; `now` in milliseconds since 1970. */
export interface AuthorizeContext {
  readonly issuer: string;
  readonly registration: Registration;
  readonly grants: Grants;
  readonly sessions: Sessions;
  readonly now: () => number;
}

/** `GET /authorize`: a code for somebody already signed in when `prompt=none` asks so, else the sign-in page. */
export function authorize(http: HttpRequest, context: AuthorizeContext): HttpResponse {
  const read = readAuthorizationRequest(http.url.searchParams, context.registration);
  if (!read.ok) return refuse(read, context);
  if (read.request.prompt === 'none') return withoutAsking(http, read.request, context);
  const expected = personOf(context.registration, read.request.loginHint);
  return signInPage({ registration: context.registration, expected, action: `${http.url.pathname}${http.url.search}` });
}

/** `POST /authorize`: somebody pressed their button on the sign-in page. */
export function signIn(http: HttpRequest, context: AuthorizeContext): HttpResponse {
  const read = readAuthorizationRequest(http.url.searchParams, context.registration);
  if (!read.ok) return refuse(read, context);
  // Only our own page may sign somebody in; under `no-referrer` its origin arrives as `null`, so the fetch metadata decides.
  const from = http.headers['sec-fetch-site'];
  if (from !== undefined && from !== 'same-origin') return text(403, 'The sign-in form must come from the sign-in page.');
  const person = personOf(context.registration, http.form.get('login'));
  if (!person) return refusalPage(context.registration, 'Nobody here has this login');
  const authTime = Math.floor(context.now() / 1000);
  const cookie = context.sessions.signIn(http.headers.cookie, person.login, authTime);
  const response = granted(read.request, { login: person.login, authTime }, context);
  return { ...response, headers: { ...response.headers, 'set-cookie': cookie } };
}

function withoutAsking(http: HttpRequest, request: AuthorizationRequest, context: AuthorizeContext): HttpResponse {
  const signedIn = context.sessions.signedIn(http.headers.cookie);
  if (request.loginHint === null && signedIn.size > 1)
    return back(request, oauthError('account_selection_required', 'more than one person is signed in'), context);
  const login = request.loginHint ?? [...signedIn.keys()][0];
  const authTime = login === undefined ? undefined : signedIn.get(login);
  if (login === undefined || authTime === undefined)
    return back(request, oauthError('login_required', 'this person is not signed in'), context);
  return granted(request, { login, authTime }, context);
}

function granted(request: AuthorizationRequest, who: { login: string; authTime: number }, context: AuthorizeContext): HttpResponse {
  return back(request, { code: context.grants.issueCode(request, who.login, who.authTime) }, context);
}

const refuse = (read: Exclude<ReadAuthorization, { ok: true }>, context: AuthorizeContext): HttpResponse =>
  read.to === 'page' ? refusalPage(context.registration, read.refusal.error_description) : back(read, read.refusal, context);

/** Back to the client, with `state` as it came and `iss` against mix-ups (RFC 9207). */
function back(
  { redirectUri, state }: Pick<AuthorizationRequest, 'redirectUri' | 'state'>,
  answer: OAuthError | { readonly code: string },
  { issuer, registration }: AuthorizeContext,
): HttpResponse {
  const url = new URL(redirectUri);
  const parameters = { ...answer, ...(state === null ? {} : { state }), iss: issuer };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return { status: 303, headers: { location: url.href, ...protection(registration) } };
}
