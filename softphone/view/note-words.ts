import type { Note, NoteVersion } from '../../contract/schemas/note.ts';
import { isOvertaken, isUnsent, type NoteState } from '../call/note.ts';
import { timeToMinute } from './local-times.ts';
import { texts } from './texts.ts';

/** Whose words they are. */
export interface NoteWords {
  /** ARN of the agent at this desk; null before the phone has told. */
  readonly me: string | null;
  /** Names by ARN. */
  readonly names: ReadonlyMap<string, string>;
}

/** Where the note stands, in a sentence. */
export function noteWords(note: NoteState, words: NoteWords): string {
  const { kept, trouble, wanted } = note;
  if (trouble !== null && trouble !== 'changed') return texts.note.trouble[trouble];
  if (wanted) return texts.note.sending;
  if (isOvertaken(note) && kept) return texts.note.overtaken(nameOf(kept, words));
  if (trouble !== null) return texts.note.trouble[trouble];
  if (isUnsent(note)) return texts.note.unsent;
  if (kept === null) return note.read ? texts.note.empty : texts.note.reading;
  return writtenBy(kept, words);
}

/** Who wrote an earlier version of a note, and when. */
export const earlierBy = (version: NoteVersion, words: NoteWords): string =>
  version.by === words.me
    ? texts.note.earlierByYou(timeToMinute(version.at))
    : texts.note.earlierBy(nameOf(version, words), timeToMinute(version.at));

/** Who wrote a note, and when. */
export const writtenBy = (note: Note, words: NoteWords): string =>
  note.by === words.me ? texts.note.sentByYou(timeToMinute(note.at)) : texts.note.from(nameOf(note, words), timeToMinute(note.at));

const nameOf = ({ by }: NoteVersion, { names }: NoteWords): string => names.get(by) ?? texts.note.somebody;
