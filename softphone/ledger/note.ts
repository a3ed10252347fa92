import type { Note } from '../../contract/schemas/note.ts';
import type { NoteText } from '../../domain/note/note.ts';
import { LedgerError } from './errors.ts';
import { type Access, get, put } from './request.ts';

const pathOf = (contactId: string): `/contacts/${string}/note` => `/contacts/${encodeURIComponent(contactId)}/note`;

/** The hand-over note of a contact's call; null when there is none. @throws LedgerError */
export const readNote = async (access: Access, contactId: string): Promise<Note | null> =>
  noteIn(await get<'get-note'>(access, pathOf(contactId)));

/** Writes the note over a version; gives it back as it is kept. @throws LedgerError, `changed` when another version is there */
export async function writeNote(access: Access, contactId: string, note: NoteText & { readonly version: number }): Promise<Note> {
  const kept = noteIn(await put<'put-note'>(access, pathOf(contactId), note));
  if (kept === null) throw new LedgerError('malformed');
  return kept;
}

function noteIn(body: unknown): Note | null {
  if (typeof body !== 'object' || body === null || !('note' in body)) throw new LedgerError('malformed');
  // An API of an older version does not say who wrote the versions before.
  return body.note === null ? null : { earlier: [], ...(body.note as Omit<Note, 'earlier'>) };
}
