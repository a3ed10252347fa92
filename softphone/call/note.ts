import { NOTE_LIMITS, type NoteField } from '../../contract/limits.ts';
import type { Note } from '../../contract/schemas/note.ts';
import type { NoteText } from '../../domain/note/note.ts';

export const NOTE_FIELDS = Object.keys(NOTE_LIMITS) as readonly NoteField[];
export const NO_TEXT: NoteText = { reason: '', matters: '', tried: '' };

/** Why a text is not in the store. `changed`: somebody wrote meanwhile. `refused`: for good. Else it is tried again. */
export type NoteTrouble = 'changed' | 'refused' | 'not-known-yet' | 'signed-out' | 'unreachable';

/** The hand-over note of the call on stage: what is in the fields, and what is kept for everybody. */
export interface NoteState {
  readonly contactId: string;
  readonly draft: NoteText;
  /** The newest note known; null when there is none. */
  readonly kept: Note | null;
  /** Whether it is known which note there is. */
  readonly read: boolean;
  /** The version of the note that the draft was begun on. */
  readonly over: number;
  /** The draft is to be sent, until it is. */
  readonly wanted: boolean;
  readonly trouble: NoteTrouble | null;
}

/** What is kept of a draft over a reload of the page. */
export type KeptDraft = Pick<NoteState, 'draft' | 'over' | 'wanted'>;

/** The note of a call that has just come on stage. */
export const newNote = (contactId: string, { draft, over, wanted }: KeptDraft = { draft: NO_TEXT, over: 0, wanted: false }): NoteState => ({
  contactId,
  draft,
  kept: null,
  read: false,
  over,
  wanted,
  trouble: null,
});

const sameText = (a: NoteText, b: NoteText): boolean => NOTE_FIELDS.every((field) => a[field].trim() === b[field].trim());

/** The fields say something that is not kept. */
export const isUnsent = ({ draft, kept }: NoteState): boolean => !sameText(draft, kept ?? NO_TEXT);

/** Somebody has written since the draft was begun. */
export const isOvertaken = (note: NoteState): boolean => isUnsent(note) && note.kept !== null && note.kept.version !== note.over;

const textOf = ({ reason, matters, tried }: NoteText): NoteText => ({ reason, matters, tried });

export const typed = (note: NoteState, field: NoteField, text: string): NoteState => ({
  ...note,
  draft: { ...note.draft, [field]: text },
  trouble: note.wanted ? note.trouble : null,
});

/** What the store has. A draft that was sent or never begun follows it; one that is being written stays. */
export function noteRead(note: NoteState, kept: Note | null): NoteState {
  if (note.read && (kept?.version ?? 0) < (note.kept?.version ?? 0)) return note;
  const follows = !isUnsent(note) || sameText(note.draft, kept ?? NO_TEXT);
  const next = { ...note, kept, read: true };
  return follows ? { ...next, draft: textOf(kept ?? NO_TEXT), over: kept?.version ?? 0 } : next;
}

/** The agent wants it sent, over whatever they were shown last. */
export const wantSent = (note: NoteState): NoteState =>
  isUnsent(note) ? { ...note, wanted: true, trouble: null, over: note.kept?.version ?? note.over } : note;

/** The store has taken `sent` as `kept`. What was typed meanwhile is a new draft over it. */
export function noteSent(note: NoteState, sent: NoteText, kept: Note): NoteState {
  const draft = sameText(note.draft, sent) ? textOf(kept) : note.draft;
  return { ...note, draft, kept, read: true, over: kept.version, wanted: false, trouble: null };
}

/** The store has not taken it. */
export const notSent = (note: NoteState, trouble: NoteTrouble): NoteState => ({
  ...note,
  trouble,
  wanted: trouble !== 'changed' && trouble !== 'refused',
});

/** The other's text in place of one's own. */
export const takeTheirs = (note: NoteState): NoteState => ({
  ...note,
  draft: textOf(note.kept ?? NO_TEXT),
  over: note.kept?.version ?? 0,
  wanted: false,
  trouble: null,
});

/** The copy of a note in the contact attributes, which the phone shows before the store has answered; null when there is none. */
export function mirroredNote(attributes: Readonly<Record<string, string>>): NoteText | null {
  const { consultReason: reason = '', consultMatters: matters = '', consultTried: tried = '' } = attributes;
  return reason + matters + tried === '' ? null : { reason, matters, tried };
}
