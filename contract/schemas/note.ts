import * as z from 'zod/mini';
import type { Immutable } from '../immutable.ts';
import { NOTE_LIMITS, type NoteField } from '../limits.ts';
import { writtenText } from './written-text.ts';

/** A note as it is put: its texts, and the version it is written over, 0 for none. */
export const noteToPut = z.object({
  reason: writtenText(NOTE_LIMITS.reason),
  matters: writtenText(NOTE_LIMITS.matters),
  tried: writtenText(NOTE_LIMITS.tried),
  version: z.int().check(z.minimum(0)),
});

const text = (field: NoteField) => `Wanted: a text of at most ${NOTE_LIMITS[field]} characters.`;

/** What each field of the body should be, for the detail of a `bad-field`. */
export const NOTE_WANTED = {
  body: 'Wanted: a JSON object { reason, matters, tried, version }.',
  reason: text('reason'),
  matters: text('matters'),
  tried: text('tried'),
  version: 'Wanted: the version of the note that is written over, 0 when there is none.',
};

const noteVersion = z.object({
  version: z.int().check(z.describe('1 for the first text, and one more for each that replaces it.')),
  by: z.string().check(z.describe('ARN of the agent who wrote it.')),
  at: z.iso.datetime(),
});

/** The hand-over note of a chain as it is kept. */
const note = z
  .object({
    reason: z.string(),
    matters: z.string(),
    tried: z.string(),
    ...noteVersion.shape,
    earlier: z.array(noteVersion).check(z.describe('Who wrote the versions before this one, the oldest first; their texts are not kept.')),
  })
  .check(z.meta({ id: 'Note', description: 'The hand-over note of a call.' }));

/** The note of a contact's call. */
export const noteAnswer = z.object({ contactId: z.string(), rootContactId: z.string(), note: z.nullable(note) });

/** The note as it is kept after a put. */
export const notePut = z.object({
  contactId: z.string(),
  rootContactId: z.string(),
  note,
  mirrored: z.boolean().check(z.describe('Whether it could be copied to the contact attributes.')),
});

export type NoteVersion = Immutable<z.infer<typeof noteVersion>>;
export type Note = Immutable<z.infer<typeof note>>;
