import type { OutsideCheck } from '../../contract/schemas/outside-check.ts';
import { LedgerError } from './errors.ts';
import { type Access, post } from './request.ts';

/** Whether a number may be dialled now on this contact, which is counted, and what a minute costs. @throws LedgerError */
export async function checkOutside(access: Access, contactId: string, phoneNumber: string): Promise<OutsideCheck> {
  const path = `/contacts/${encodeURIComponent(contactId)}/outside-checks` as const;
  const body = await post<'check-outside-number'>(access, path, { phoneNumber, dialling: true });
  if (typeof body !== 'object' || body === null || !('allow' in body)) throw new LedgerError('malformed');
  return body as OutsideCheck;
}
