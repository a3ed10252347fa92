import type { Disposition } from '../../contract/schemas/disposition.ts';
import { LedgerError } from './errors.ts';
import { type Access, get, put } from './request.ts';

const pathOf = (contactId: string): `/contacts/${string}/disposition` => `/contacts/${encodeURIComponent(contactId)}/disposition`;

/** Says what a contact was about. @throws LedgerError */
export async function putDisposition(
  access: Access,
  contactId: string,
  said: { readonly code: string; readonly notes: string },
): Promise<void> {
  await put<'put-disposition'>(access, pathOf(contactId), said);
}

/** What the agents of a contact's whole call said it was about. @throws LedgerError */
export async function readDispositions(access: Access, contactId: string): Promise<readonly Disposition[]> {
  const body = await get<'get-disposition'>(access, pathOf(contactId));
  if (typeof body !== 'object' || body === null || !('dispositions' in body) || !Array.isArray(body.dispositions))
    throw new LedgerError('malformed');
  return body.dispositions;
}
