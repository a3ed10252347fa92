import { decodeJwt, errors } from 'jose';
import { isAllowedRedirect } from './authorization-request.ts';
import type { HttpRequest, HttpResponse } from './http-message.ts';
import type { Registration } from './registration.ts';
import type { Sessions } from './sessions.ts';
import { protection, refusalPage, signedOutPage } from './sign-in-page.ts';

/**
 * `GET /logout` (OpenID Connect RP-Initiated Logout 1.0): signs out the person of `id_token_hint` or `logout_hint`, else everybody in
 * this browser, then goes to `post_logout_redirect_uri` when it is of a registered origin.
 */
export function logout(http: HttpRequest, { registration, sessions }: { registration: Registration; sessions: Sessions }): HttpResponse {
  const params = http.url.searchParams;
  const target = params.get('post_logout_redirect_uri');
  if (target !== null && !registration.clients.some((client) => isAllowedRedirect(client, target)))
    return refusalPage(registration, 'post_logout_redirect_uri is not of a registered origin');
  const hinted = loginHintedBy(params);
  if (hinted === undefined) return refusalPage(registration, 'id_token_hint is not an id token');
  sessions.signOut(http.headers.cookie, hinted);
  return target === null
    ? signedOutPage(registration)
    : { status: 303, headers: { location: withState(target, params), ...protection(registration) } };
}

/** The login to sign out, null for everybody, undefined when the hint cannot be read. */
function loginHintedBy(params: URLSearchParams): string | null | undefined {
  const idToken = params.get('id_token_hint');
  const hint = params.get('logout_hint');
  if (hint !== null || idToken === null) return hint;
  try {
    // The hint only chooses whom to sign out of this very browser, so an expired token will do.
    const login = decodeJwt(idToken)['cognito:username'];
    return typeof login === 'string' ? login : undefined;
  } catch (error) {
    if (error instanceof errors.JWTInvalid) return undefined;
    throw error;
  }
}

function withState(target: string, params: URLSearchParams): string {
  const url = new URL(target);
  const state = params.get('state');
  if (state !== null) url.searchParams.set('state', state);
  return url.href;
}
