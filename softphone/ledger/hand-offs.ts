import type { HandOff } from '../../contract/schemas/hand-off.ts';
import { LedgerError } from './errors.ts';
import { type Access, get } from './request.ts';

/** What AI agents handed over with a contact's call. @throws LedgerError */
export async function readHandOffs(access: Access, contactId: string): Promise<readonly HandOff[]> {
  const body = await get<'get-hand-offs'>(access, `/contacts/${encodeURIComponent(contactId)}/handoffs`);
  if (typeof body !== 'object' || body === null || !('handOffs' in body) || !Array.isArray(body.handOffs))
    throw new LedgerError('malformed');
  return body.handOffs as readonly HandOff[];
}
