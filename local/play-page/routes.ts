import type { IncomingMessage } from 'node:http';
import type { TruthBook } from '../connect/truth.ts';
import type { Actions, Fields } from './actions.ts';
import type { PageAssets } from './bundle.ts';
import { badField, RequestError, unknown } from './errors.ts';
import type { Settings } from './shapes.ts';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the product's API answered. */
export interface ProductAnswer {
  readonly status: number;
  readonly body: unknown;
}

export interface RouteParts {
  readonly assets: PageAssets;
  readonly settings: Settings;
  readonly actions: Actions;
  readonly truth: TruthBook;
  readonly productTree: (contactId: string) => Promise<ProductAnswer>;
  readonly productReport: (query: string) => Promise<ProductAnswer>;
  /** The client for pages that frame the desk, as the desk serves it. */
  readonly deskClient: () => Promise<string>;
  readonly nowMs: () => number;
  readonly startedAtMs: number;
}

type Handler = (parts: RouteParts, id: string, body: Fields) => Promise<Answer> | Answer;

const QUARTER_MS = 900_000;
const DAY_MS = 96 * QUARTER_MS;

/** Method and path; the group in the pattern is the id. */
const ROUTES: readonly (readonly [method: string, path: RegExp, handler: Handler])[] = [
  ['GET', /^\/$/, ({ assets, settings }) => page(assets, settings)],
  ['GET', /^\/play\.js$/, ({ assets }) => ({ status: 200, type: 'text/javascript', body: assets.script })],
  ['GET', /^\/play\.css$/, ({ assets }) => ({ status: 200, type: 'text/css', body: assets.style })],
  ['GET', /^\/crm$/, ({ assets, settings }) => page(assets.crm, settings)],
  ['GET', /^\/crm\.js$/, ({ assets }) => ({ status: 200, type: 'text/javascript', body: assets.crm.script })],
  ['GET', /^\/crm\.css$/, ({ assets }) => ({ status: 200, type: 'text/css', body: assets.crm.style })],
  ['GET', /^\/consult-call\.js$/, ({ deskClient }) => client(deskClient)],
  ['GET', /^\/settings$/, ({ settings }) => json(200, settings)],
  ['GET', /^\/calls\/([^/]+)\/tree$/, ({ productTree }, id) => product(() => productTree(id))],
  ['GET', /^\/calls\/([^/]+)\/truth$/, ({ truth }, id) => json(200, trueCall(truth, id))],
  ['GET', /^\/report$/, (parts) => product(() => parts.productReport(thisRun(parts)))],
  ['POST', /^\/customers$/, ({ actions }, _, body) => json(201, actions.callIn(body))],
  ['POST', /^\/lines\/([^/]+)\/answer$/, ({ actions }, id) => json(200, actions.answer(id))],
  ['POST', /^\/lines\/([^/]+)\/hang-up$/, ({ actions }, id) => json(200, actions.hangUp(id))],
  ['POST', /^\/behaviours$/, ({ actions }, _, body) => json(200, actions.behave(body))],
];

/** Answers a request of the page; what cannot be done is an answer too. */
export async function answerRequest(parts: RouteParts, request: IncomingMessage): Promise<Answer> {
  try {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const route = ROUTES.find(([method, pattern]) => method === request.method && pattern.test(path));
    if (!route) throw unknown('page');
    const [method, pattern, handler] = route;
    return await handler(parts, pattern.exec(path)?.[1] ?? '', method === 'POST' ? await jsonOf(request) : {});
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const { status, code, message, field } = error;
    return json(status, { code, message, ...(field === undefined ? {} : { field }) });
  }
}

const json = (status: number, value: unknown): Answer => ({ status, type: 'application/json', body: JSON.stringify(value) });

/** Nothing is loaded from elsewhere. A desk's frame goes to the sign-in page and back, so any page of this machine may be framed. */
function page({ page: body }: Pick<PageAssets, 'page'>, { agents }: Settings): Answer {
  const desks = [...new Set(agents.map(({ deskUrl }) => new URL(deskUrl).origin))];
  const frames = ['http://localhost:*', ...desks].join(' ');
  const policy = `default-src 'self'; img-src 'self' data:; frame-src ${frames}; frame-ancestors 'none'; base-uri 'none'`;
  return { status: 200, type: 'text/html', body, headers: { 'content-security-policy': policy } };
}

function trueCall(truth: TruthBook, rootContactId: string): unknown {
  const call = truth.calls().find((one) => one.rootContactId === rootContactId);
  if (!call) throw unknown('call');
  return call;
}

/** The product's own answer, refusals too; nothing of it is invented here. */
async function product(ask: () => Promise<ProductAnswer>): Promise<Answer> {
  try {
    const { status, body } = await ask();
    return json(status, body);
  } catch (error) {
    throw new RequestError({ status: 502, code: 'no-product', message: error instanceof Error ? error.message : String(error) });
  }
}

/** This run, at most its last day: every quarter of an hour more is one more query of the product's table. */
function thisRun({ startedAtMs, nowMs }: RouteParts): string {
  const now = nowMs();
  const from = Math.max(startedAtMs, now - DAY_MS);
  return new URLSearchParams({ from: new Date(from).toISOString(), to: new Date(now + QUARTER_MS).toISOString() }).toString();
}

/** JSON alone is taken: a foreign page cannot send it without asking the browser first. */
async function jsonOf(request: IncomingMessage): Promise<Fields> {
  if (!request.headers['content-type']?.startsWith('application/json')) throw badField('content-type', 'JSON');
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Fields;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw badField('body', 'A JSON object');
}

/** As if the CRM had a copy of it. */
async function client(read: () => Promise<string>): Promise<Answer> {
  try {
    return { status: 200, type: 'text/javascript', body: await read() };
  } catch (error) {
    throw new RequestError({ status: 502, code: 'no-product', message: error instanceof Error ? error.message : String(error) });
  }
}
