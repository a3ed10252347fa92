import { type Access, put } from './request.ts';

/** Says what a contact was about. @throws LedgerError */
export async function putDisposition(
  access: Access,
  contactId: string,
  said: { readonly code: string; readonly notes: string },
): Promise<void> {
  await put(access, `/contacts/${encodeURIComponent(contactId)}/disposition`, said);
}
