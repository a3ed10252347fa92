import type { TrueCall } from '../../connect/truth.ts';
import type { Does, ErrorShape, LiveState, Settings } from '../shapes.ts';
import type { ProductReport, ProductTree } from './product.ts';

async function get<T>(path: string): Promise<T> {
  return read<T>(await fetch(path));
}

async function post<T>(path: string, body: object = {}): Promise<T> {
  return read<T>(await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }));
}

/** @throws Error with the server's own words. */
async function read<T>(answer: Response): Promise<T> {
  const value: unknown = await answer.json();
  if (!answer.ok) throw new Error((value as ErrorShape).message);
  return value as T;
}

/** What the page asks its server; each rejects with the reason in words. */
export const server = {
  settings: () => get<Settings>('/settings'),
  tree: (contactId: string) => get<ProductTree>(`/calls/${contactId}/tree`),
  truth: (contactId: string) => get<TrueCall>(`/calls/${contactId}/truth`),
  report: () => get<ProductReport>('/report'),
  callIn: (from: string, to?: string) => post<{ id: string }>('/customers', { from, to }),
  answer: (lineId: string) => post(`/lines/${lineId}/answer`),
  hangUp: (lineId: string) => post(`/lines/${lineId}/hang-up`),
  behave: (number: string, does: Does) => post('/behaviours', { number, does }),
};

/** Follows the live state; `onLost` when the server went away, which the browser mends by itself. */
export function followLive(onState: (state: LiveState) => void, onLost: () => void): () => void {
  const source = new EventSource('/events');
  source.onmessage = ({ data }: MessageEvent<string>) => onState(JSON.parse(data) as LiveState);
  source.onerror = onLost;
  return () => source.close();
}
