import { NOTE_LIMITS, type NoteField } from '../../contract/limits.ts';

/** Why somebody is asked, what matters, what was tried. An empty text says nothing. */
export type NoteText = Readonly<Record<NoteField, string>>;

/** How many earlier versions a note names: more than agents write in a call, and far below the 400 KB of an item. */
export const EARLIER_VERSIONS = 20;

/** Whether two notes say the same. */
export const sameText = (a: NoteText, b: NoteText): boolean =>
  (Object.keys(NOTE_LIMITS) as NoteField[]).every((field) => a[field] === b[field]);
