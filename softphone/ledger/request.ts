import type { AddressOf, BodyOf, RouteWith } from '../../contract/routes.ts';
import { errorOf, LedgerError } from './errors.ts';
import type { Pace } from './pace.ts';

/** How to reach the ledger's API. */
export interface Access {
  /** `/api`: the same origin as the page. */
  readonly apiBase: string;
  /** An access token; rejects with a `code` of `expired` when somebody must sign in again. */
  readonly token: () => Promise<string>;
  readonly fetch: typeof fetch;
  readonly withinMs: number;
  /** One for the whole page. */
  readonly pace: Pace;
}

/** A request that is refused because there were too many is sent again as soon as it may be, so often altogether. */
const TRIES = 3;
/** What is waited where the answer does not say: the gateway's own 429. */
const PATIENCE_MS = 1_000;

/** `GET`s JSON of a route of the API. @throws LedgerError */
export const get = <Name extends RouteWith<'GET'>>(access: Access, path: AddressOf<Name>): Promise<unknown> => ask(access, path, {});

/** A CSV answer of the API, and what asks for the next one. */
export interface CsvPage {
  readonly text: string;
  readonly next: string | null;
}

/** `GET`s CSV from the API. @throws LedgerError */
export async function getCsv<Name extends RouteWith<'GET'>>(access: Access, path: AddressOf<Name>): Promise<CsvPage> {
  const response = await answer(access, path, { headers: { accept: 'text/csv' } });
  return { text: await response.text(), next: response.headers.get('x-next') };
}

/** `POST`s JSON to the API, which answers JSON. The request goes on when the page is left. @throws LedgerError */
export const post = <Name extends RouteWith<'POST'>>(access: Access, path: AddressOf<Name>, body: BodyOf<Name>): Promise<unknown> =>
  send(access, path, { method: 'POST', body });

/** `PUT`s JSON, in the same way. @throws LedgerError */
export const put = <Name extends RouteWith<'PUT'>>(access: Access, path: AddressOf<Name>, body: BodyOf<Name>): Promise<unknown> =>
  send(access, path, { method: 'PUT', body });

const send = (access: Access, path: string, { method, body }: { readonly method: 'POST' | 'PUT'; readonly body: unknown }) =>
  ask(access, path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' }, keepalive: true });

async function ask(access: Access, path: string, init: RequestInit): Promise<unknown> {
  const response = await answer(access, path, init);
  return response.json().catch((cause: unknown) => {
    throw new LedgerError('malformed', { cause });
  });
}

async function answer(access: Access, path: string, init: RequestInit): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    await access.pace.turn();
    try {
      return await answerOnce(access, path, init);
    } catch (error) {
      if (!(error instanceof LedgerError) || error.code !== 'too-many') throw error;
      access.pace.refused(error.retryAfterMs ?? PATIENCE_MS);
      if (tries >= TRIES) throw error;
    }
  }
}

async function answerOnce({ apiBase, token, fetch, withinMs }: Access, path: string, init: RequestInit): Promise<Response> {
  const bearer = await token().catch((cause: unknown) => {
    throw new LedgerError(codeOf(cause) === 'expired' ? 'signed-out' : 'unavailable', { cause });
  });
  const response = await fetched(fetch, `${apiBase}${path}`, { bearer, withinMs, init });
  if (!response.ok) throw await errorOf(response);
  return response;
}

async function fetched(
  fetch: Access['fetch'],
  url: string,
  { bearer, withinMs, init }: { readonly bearer: string; readonly withinMs: number; readonly init: RequestInit },
): Promise<Response> {
  try {
    const headers = { ...init.headers, authorization: `Bearer ${bearer}` };
    return await fetch(url, { ...init, headers, cache: 'no-store', signal: AbortSignal.timeout(withinMs) });
  } catch (cause) {
    const late = cause instanceof DOMException && cause.name === 'TimeoutError';
    throw new LedgerError(late ? 'no-answer' : 'unavailable', { cause });
  }
}

const codeOf = (error: unknown): unknown => (typeof error === 'object' && error !== null && 'code' in error ? error.code : null);
