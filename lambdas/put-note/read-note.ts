import * as z from 'zod/mini';
import { NOTE_LIMITS, type NoteField } from '../../contract/limits.ts';
import { type ReadBody, readBody } from '../notes/read-body.ts';
import { writtenText } from '../notes/written-text.ts';

const NOTE = z.object({
  reason: writtenText(NOTE_LIMITS.reason),
  matters: writtenText(NOTE_LIMITS.matters),
  tried: writtenText(NOTE_LIMITS.tried),
  version: z.int().check(z.minimum(0)),
});

/** A note as it is put: its texts, and the version it is written over, 0 for none (`docs/api.md`). */
export type PutNote = z.output<typeof NOTE>;

const text = (field: NoteField) => `Wanted: a text of at most ${NOTE_LIMITS[field]} characters.`;
const WANTED = {
  body: 'Wanted: a JSON object { reason, matters, tried, version }.',
  reason: text('reason'),
  matters: text('matters'),
  tried: text('tried'),
  version: 'Wanted: the version of the note that is written over, 0 when there is none.',
};

/** Reads the body of a request that writes a note. */
export const readNoteBody = (body: string | undefined): ReadBody<PutNote> => readBody(NOTE, body, WANTED);
