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

export interface RouteParts {
  readonly assets: PageAssets;
  readonly settings: Settings;
  readonly actions: Actions;
  readonly truth: TruthBook;
  readonly productTree: (contactId: string) => Promise<unknown>;
  readonly productReport: (range: { readonly from: string; readonly to: string }) => Promise<unknown>;
  readonly nowMs: () => number;
}

type Handler = (parts: RouteParts, id: string, body: Fields) => Promise<Answer> | Answer;

const DAY_MS = 86_400_000;

/** Method and path; the group in the pattern is the id. */
const ROUTES: readonly (readonly [method: string, path: RegExp, handler: Handler])[] = [
  ['GET', /^\/$/, ({ assets, settings }) => page(assets, settings)],
  ['GET', /^\/play\.js$/, ({ assets }) => ({ status: 200, type: 'text/javascript', body: assets.script })],
  ['GET', /^\/play\.css$/, ({ assets }) => ({ status: 200, type: 'text/css', body: assets.style })],
  ['GET', /^\/settings$/, ({ settings }) => json(200, settings)],
  ['GET', /^\/calls\/([^/]+)\/tree$/, async ({ productTree }, id) => json(200, await product(() => productTree(id)))],
  ['GET', /^\/calls\/([^/]+)\/truth$/, ({ truth }, id) => json(200, trueCall(truth, id))],
  ['GET', /^\/report$/, async ({ productReport, nowMs }) => json(200, await product(() => productReport(lastDay(nowMs()))))],
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

/** Only the desks may be framed here, and nothing is loaded from elsewhere. */
function page({ page: body }: PageAssets, { agents }: Settings): Answer {
  const desks = [...new Set(agents.map(({ deskUrl }) => new URL(deskUrl).origin))];
  const policy = `default-src 'self'; img-src 'self' data:; frame-src ${desks.join(' ')}; frame-ancestors 'none'; base-uri 'none'`;
  return { status: 200, type: 'text/html', body, headers: { 'content-security-policy': policy } };
}

function trueCall(truth: TruthBook, rootContactId: string): unknown {
  const call = truth.calls().find((one) => one.rootContactId === rootContactId);
  if (!call) throw unknown('call');
  return call;
}

/** The product's own answer, or that it gave none: nothing of it is invented here. */
async function product(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch (error) {
    throw new RequestError({ status: 502, code: 'product', message: error instanceof Error ? error.message : String(error) });
  }
}

const lastDay = (nowMs: number) => ({ from: new Date(nowMs - DAY_MS).toISOString(), to: new Date(nowMs + DAY_MS).toISOString() });

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
