import { NOTE_LIMITS, type NoteField } from '../../contract/limits.ts';

/** Why somebody is asked, what matters, what was tried. An empty text says nothing. */
export type NoteText = Readonly<Record<NoteField, string>>;

/** Who wrote a version of a note, and when. */
export interface NoteVersion {
  /** 1 for the first text, and one more for each that replaces it. */
  readonly version: number;
  /** ARN of the agent who wrote this text. */
  readonly by: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** How many earlier versions a note names: more than agents write in a call, and far below the 400 KB of an item. */
export const EARLIER_VERSIONS = 20;

/** The hand-over note of a chain as it is kept. */
export interface Note extends NoteText, NoteVersion {
  /** Who wrote the versions before this one, the oldest first; at most `EARLIER_VERSIONS`, and of their texts nothing. */
  readonly earlier: readonly NoteVersion[];
}

/** Whether two notes say the same. */
export const sameText = (a: NoteText, b: NoteText): boolean =>
  (Object.keys(NOTE_LIMITS) as NoteField[]).every((field) => a[field] === b[field]);
