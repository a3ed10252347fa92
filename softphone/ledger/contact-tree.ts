import type { ContactTree as Answer } from '../../contract/schemas/contact-tree.ts';
import { LedgerError } from './errors.ts';
import { type Access, get } from './request.ts';

/** The legs and consults of a whole call, as `GET /contacts/{id}/tree` answers. A server of an older version leaves some out. */
export type ContactTree = Omit<Answer, 'queued' | 'names'> & Partial<Pick<Answer, 'queued' | 'names'>>;

/** The contact tree of one contact. @throws LedgerError */
export async function contactTree(access: Access, contactId: string): Promise<ContactTree> {
  const body = await get<'get-contact-tree'>(access, `/contacts/${encodeURIComponent(contactId)}/tree`);
  if (!isTree(body)) throw new LedgerError('malformed');
  return body;
}

const isTree = (body: unknown): body is ContactTree =>
  typeof body === 'object' &&
  body !== null &&
  'contactId' in body &&
  'legs' in body &&
  Array.isArray(body.legs) &&
  'consults' in body &&
  Array.isArray(body.consults);
