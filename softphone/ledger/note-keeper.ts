import type { NoteField } from '../../contract/limits.ts';
import type { Note } from '../../contract/schemas/note.ts';
import type { NoteText } from '../../domain/note/note.ts';
import type { Clock } from '../call/conductor.ts';
import {
  isUnsent,
  type KeptDraft,
  type NoteState,
  type NoteTrouble,
  newNote,
  noteRead,
  noteSent,
  notSent,
  takeTheirs,
  typed,
  wantSent,
} from '../call/note.ts';
import type { NoteWatch } from '../call/note-watch.ts';
import { LedgerError } from './errors.ts';

export interface NoteKeeperOptions {
  /** @throws LedgerError */
  readonly read: (contactId: string) => Promise<Note | null>;
  /** @throws LedgerError */
  readonly write: (contactId: string, note: NoteText & { readonly version: number }) => Promise<Note>;
  readonly clock: Clock;
  /** Whether changes are told by themselves now: then it reads seldom, for what was told and not heard. */
  readonly isTold: () => boolean;
  /** Keeps a draft over a reload of the page, in this tab only, as long as its call is on stage. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Drafts of another agent in the same tab stay theirs. */
  readonly login: string;
  readonly onChange: () => void;
}

/** Reads and writes the note of the call on stage. A call never waits for it: what cannot be written is told and tried again. */
export interface NoteKeeper {
  state(): NoteState | null;
  watch(wanted: NoteWatch | null): void;
  type(field: NoteField, text: string): void;
  /** Sends what is not sent; nothing to do when all is. */
  send(): void;
  takeTheirs(): void;
  /** The note of these contacts is of this version now: reads it if the call is among them and the version is another. */
  changed(contactIds: readonly string[], version: number): void;
  /** Reads at once what may have changed untold. */
  mayHaveMissed(): void;
}

const READ_EVERY_MS = 2_000;
const READ_WHEN_TOLD_EVERY_MS = 10_000;
/** However often a note is written: reading it takes no more than this of what the desk may ask of the API. */
const READ_AT_MOST_EVERY_MS = 1_000;
const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 10_000;

export function noteKeeper({ read, write, clock, isTold, storage, login, onChange }: NoteKeeperOptions): NoteKeeper {
  const keyOf = (contactId: string): string => `note ${login} ${contactId}`;
  let note: NoteState | null = null;
  let watched: NoteWatch | null = null;
  let reads = 0;
  let readAt = Number.NEGATIVE_INFINITY;
  let cancelRead = () => {};
  let writing = false;
  let sendAgain = false;
  let tries = 0;

  const become = (next: NoteState): void => {
    note = next;
    keepDraft(storage, keyOf(next.contactId), next);
    onChange();
  };
  const isOnStage = (contactId: string): boolean => note?.contactId === contactId;

  const readNow = async (): Promise<void> => {
    const { contactId } = watched ?? {};
    cancelRead();
    if (contactId === undefined) return;
    reads += 1;
    readAt = clock.now();
    const turn = reads;
    const answered = await read(contactId).then(
      (kept) => {
        if (turn === reads && note && isOnStage(contactId)) become(noteRead(note, kept));
        return true;
      },
      (error: unknown) => !mayPass(troubleOf(error)),
    );
    if (turn !== reads || !(watched?.follow || !answered)) return;
    const isQuiet = answered && isTold() && !watched?.isNew;
    cancelRead = clock.after(isQuiet ? READ_WHEN_TOLD_EVERY_MS : READ_EVERY_MS, () => void readNow());
  };

  const writeNow = async (): Promise<void> => {
    if (writing || !note?.wanted) return;
    const { contactId, draft, over } = note;
    writing = true;
    const result = await write(contactId, { ...draft, version: over }).then(
      (kept) => ({ kept }),
      (error: unknown) => ({ trouble: troubleOf(error) }),
    );
    writing = false;
    tries = 'kept' in result ? 0 : tries + 1;
    if (note && isOnStage(contactId)) become('kept' in result ? noteSent(note, draft, result.kept) : notSent(note, result.trouble));
    if ('trouble' in result && result.trouble === 'changed') void readNow();
    if ('kept' in result && sendAgain) send();
    else if (note.wanted) clock.after(Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** (tries - 1)), () => void writeNow());
  };

  const send = (): void => {
    sendAgain = writing;
    change(wantSent);
    void writeNow();
  };

  const change = (how: (note: NoteState) => NoteState): void => {
    if (note) become(how(note));
  };
  return {
    state: () => note,
    watch(wanted) {
      const before = watched;
      watched = wanted;
      if (note && note.contactId !== wanted?.contactId) {
        storage.removeItem(keyOf(note.contactId));
        note = null;
      }
      if (wanted === null) cancelRead();
      else if (wanted.key !== before?.key) {
        note ??= newNote(wanted.contactId, draftIn(storage, keyOf(wanted.contactId)));
        void readNow();
        void writeNow();
      }
    },
    type: (field, text) => change((now) => typed(now, field, text)),
    send,
    takeTheirs: () => change(takeTheirs),
    changed(contactIds, version) {
      if (!watched || !contactIds.includes(watched.contactId) || note?.kept?.version === version) return;
      cancelRead();
      const inMs = readAt + READ_AT_MOST_EVERY_MS - clock.now();
      // Never longer, even if the computer's clock was set back.
      if (inMs <= 0) void readNow();
      else cancelRead = clock.after(Math.min(inMs, READ_AT_MOST_EVERY_MS), () => void readNow());
    },
    mayHaveMissed: () => void (watched?.follow && readNow()),
  };
}

function keepDraft(storage: NoteKeeperOptions['storage'], key: string, note: NoteState): void {
  const { draft, over, wanted } = note;
  if (isUnsent(note)) storage.setItem(key, JSON.stringify({ draft, over, wanted } satisfies KeptDraft));
  else storage.removeItem(key);
}

function draftIn(storage: NoteKeeperOptions['storage'], key: string): KeptDraft | undefined {
  const kept = storage.getItem(key);
  return kept === null ? undefined : (JSON.parse(kept) as KeptDraft);
}

/** Who is on a call that has just begun may not be known yet, nor the call itself. */
function troubleOf(error: unknown): NoteTrouble {
  const code = error instanceof LedgerError ? error.code : 'unavailable';
  if (code === 'changed' || code === 'signed-out') return code;
  if (code === 'not-known-yet' || code === 'not-found') return 'not-known-yet';
  return code === 'forbidden' || code === 'bad-request' ? 'refused' : 'unreachable';
}

const mayPass = (trouble: NoteTrouble): boolean => trouble !== 'refused';
