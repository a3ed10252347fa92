import { MAX_PAGE } from '../../contract/limits.ts';
import type { ConsultsPage } from '../../contract/schemas/consults.ts';
import { LedgerError } from './errors.ts';
import { type Access, type CsvPage, get, getCsv } from './request.ts';

/** Which consults to list: those that began from `from` until before `to`, ISO instants. */
export interface ConsultsQuery {
  readonly from: string;
  readonly to: string;
  readonly agent?: string;
  readonly role?: 'asker' | 'asked';
  readonly queue?: string;
  readonly kind?: string;
  readonly channel?: string;
}

const pathOf = (query: ConsultsQuery, more: Readonly<Record<string, string>>): `/consults?${string}` =>
  `/consults?${new URLSearchParams({ ...query, ...more })}`;

/** A page of the call log; the first one without `next`. @throws LedgerError */
export async function consultsPage(access: Access, query: ConsultsQuery, next: string | null): Promise<ConsultsPage> {
  const body = await get<'get-consults'>(access, pathOf(query, next === null ? {} : { next }));
  if (!isPage(body)) throw new LedgerError('malformed');
  return body;
}

/** The whole call log as one CSV, page after page; `onRead` is told how many pages are here. @throws LedgerError */
export async function consultsCsv(access: Access, query: ConsultsQuery, onRead: (pages: number) => void): Promise<string> {
  const pages: string[] = [];
  let next: string | null = null;
  do {
    const page: CsvPage = await getCsv<'get-consults'>(
      access,
      pathOf(query, { limit: String(MAX_PAGE), ...(next === null ? {} : { next }) }),
    );
    pages.push(page.text);
    next = page.next;
    onRead(pages.length);
  } while (next !== null);
  return pages.join('');
}

const isPage = (body: unknown): body is ConsultsPage =>
  typeof body === 'object' &&
  body !== null &&
  'consults' in body &&
  Array.isArray(body.consults) &&
  'names' in body &&
  'dispositions' in body &&
  'next' in body;
