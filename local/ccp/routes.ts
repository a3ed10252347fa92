import type { PageAssets } from './bundle.ts';
import { BadCommandError } from './errors.ts';
import type { FaultBoard } from './fault-board.ts';
import { obeyFaultCommand } from './fault-command.ts';
import { cookieOf, type HttpRequest, type HttpResponse, json, text } from './http-message.ts';
import { type LoginChoice, loginPage } from './login-page.ts';
import type { Sessions } from './sessions.ts';

/** The cookie that says who is logged in at the instance. */
export const SESSION_COOKIE = 'local-ccp-session';

export type SignInWay = 'own-page' | 'identity-provider';

export interface RouteOptions {
  readonly sessions: Sessions;
  readonly faults: FaultBoard;
  readonly choices: () => readonly LoginChoice[];
  readonly approvedOrigins: () => readonly string[];
  readonly assets: PageAssets;
  /** Where people sign in: at the instance's own page, or at an identity provider (SAML), for which `/identity-provider` stands. */
  readonly signIn: SignInWay;
  /** Open pages by login, for the control endpoint. */
  readonly pages: () => Readonly<Record<string, number>>;
}

/** Answers every HTTP request of the instance. */
export function createRoutes(options: RouteOptions): (request: HttpRequest) => HttpResponse {
  const routes: ReadonlyMap<string, (request: HttpRequest, options: RouteOptions) => HttpResponse> = new Map([
    ['GET /ccp-v2/', ccp],
    ['GET /ccp-v2', ccp],
    ['GET /ccp-v2/ccp.js', () => asset('text/javascript', options.assets.script)],
    ['GET /ccp-v2/ccp.css', () => asset('text/css', options.assets.style)],
    ['GET /login', askLogin],
    ['POST /login', logIn],
    ['GET /identity-provider', askAtIdentityProvider],
    ['GET /logout', logOut],
    ['GET /control/faults', listFaults],
    ['POST /control/faults', commandFaults],
  ]);
  return (request) => {
    const route = routes.get(`${request.method} ${request.url.pathname}`);
    return route ? route(request, options) : text(404, 'Nothing is here. The CCP is at /ccp-v2/.');
  };
}

const asset = (type: string, body: string): HttpResponse => ({ status: 200, headers: { 'content-type': `${type}; charset=utf-8` }, body });
const html = (body: string, headers: Readonly<Record<string, string>>): HttpResponse => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  body,
});
const goTo = (location: string, headers: Readonly<Record<string, string>> = {}): HttpResponse => ({
  status: 303,
  headers: { location, ...headers },
});

const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Contact Control Panel (local stand-in)</title><link rel="stylesheet" href="/ccp-v2/ccp.css"></head>
<body><main id="ccp"></main><script type="module" src="/ccp-v2/ccp.js"></script></body></html>`;

/** All that a SAML instance's own address has for people without a session (Admin Guide, "Configure SAML with IAM for Amazon Connect"). */
const SESSION_EXPIRED = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Session expired</title></head><body><h1>Session expired</h1></body></html>`;
const NOT_FRAMED = { 'x-frame-options': 'SAMEORIGIN' };

/** The CCP, which only approved origins may frame; without a session the way leads to the login page, as in a real instance. */
function ccp({ url, headers }: HttpRequest, { sessions, approvedOrigins, faults }: RouteOptions): HttpResponse {
  const login = sessions.loginOf({ agent: url.searchParams.get('agent'), cookie: cookieOf(headers, SESSION_COOKIE) });
  if (login === undefined) return goTo(`/login?to=${encodeURIComponent(url.pathname + url.search)}`);
  const denied = faults.state().deniedOrigins;
  const origins = approvedOrigins().filter((origin) => !denied.includes(origin));
  return html(PAGE, { 'content-security-policy': `frame-ancestors 'self' ${origins.join(' ')}`.trim() });
}

/** A real instance's login page cannot be framed: an iframe without a session stays an error page until the popup has done its work. */
function askLogin({ url }: HttpRequest, { choices, signIn }: RouteOptions): HttpResponse {
  if (signIn === 'identity-provider') return html(SESSION_EXPIRED, NOT_FRAMED);
  const to = ownPath(url.searchParams.get('to'));
  const expected = new URL(to, url).searchParams.get('agent');
  return html(loginPage({ choices: choices(), expected, to }), NOT_FRAMED);
}

/** Stands for the identity provider's page of a SAML instance; it leads on to the CCP, as a relay state does. */
const askAtIdentityProvider = (_: HttpRequest, { choices, signIn }: RouteOptions): HttpResponse =>
  signIn === 'identity-provider'
    ? html(loginPage({ choices: choices(), expected: null, to: '/ccp-v2/' }), NOT_FRAMED)
    : text(404, 'This instance signs people in itself.');

function logIn({ body }: HttpRequest, { sessions, choices }: RouteOptions): HttpResponse {
  const form = new URLSearchParams(body);
  const login = form.get('login') ?? '';
  if (!choices().some((choice) => choice.login === login)) return text(400, 'The instance has no agent with this login.');
  const cookie = `${SESSION_COOKIE}=${sessions.signIn(login)}; Path=/; HttpOnly; SameSite=Lax`;
  return goTo(ownPath(form.get('to')), { 'set-cookie': cookie });
}

/** Streams fetches this with credentials before it sends `terminate`; the answer has to be readable from the desk's origin. */
function logOut({ headers }: HttpRequest, { sessions, approvedOrigins }: RouteOptions): HttpResponse {
  sessions.end(cookieOf(headers, SESSION_COOKIE));
  const { origin } = headers;
  const shared: Record<string, string> =
    origin && approvedOrigins().includes(origin)
      ? { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true', vary: 'origin' }
      : {};
  return {
    status: 200,
    headers: { 'content-type': 'text/plain', 'set-cookie': `${SESSION_COOKIE}=; Path=/; Max-Age=0`, ...shared },
    body: 'Logged out.',
  };
}

/** Only ways inside this site lead on from the login page. */
const ownPath = (path: string | null) => (path !== null && /^\/(?![/\\])/.test(path) ? path : '/ccp-v2/');

const listFaults = (_: HttpRequest, { faults, pages }: RouteOptions) => json(200, { ...faults.state(), pages: pages() });

/** JSON only: a foreign page cannot send that without asking the browser first, and is then refused. */
function commandFaults({ headers, body }: HttpRequest, { faults }: RouteOptions): HttpResponse {
  if (!headers['content-type']?.startsWith('application/json')) return text(415, 'Commands are JSON.');
  try {
    obeyFaultCommand(faults, JSON.parse(body));
    return json(200, faults.state());
  } catch (error) {
    if (error instanceof SyntaxError) return json(400, { code: 'bad-command', message: 'not JSON' });
    if (error instanceof BadCommandError) return json(400, { code: 'bad-command', message: error.message, field: error.field });
    throw error;
  }
}
