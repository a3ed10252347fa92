import { describe, expect, test } from 'vitest';
import type { Note } from '../../../contract/schemas/note.ts';
import {
  isOvertaken,
  isUnsent,
  mirroredNote,
  type NoteState,
  newNote,
  noteRead,
  noteSent,
  notSent,
  takeTheirs,
  typed,
  wantSent,
} from '../../../softphone/call/note.ts';

const kept = (version: number, reason: string): Note => ({
  reason,
  matters: '',
  tried: '',
  version,
  by: 'arn:bob',
  at: '2026-11-21T10:00:00Z',
  earlier: [],
});
const inOrder = (...steps: readonly ((note: NoteState) => NoteState)[]): NoteState =>
  steps.reduce((note, step) => step(note), newNote('c1'));
const read = (note: Note | null) => (state: NoteState) => noteRead(state, note);
const types = (text: string) => (state: NoteState) => typed(state, 'reason', text);
const shown = (note: NoteState) => [note.draft.reason, note.over, isUnsent(note), isOvertaken(note), note.wanted];

describe('the note of the call on stage', () => {
  test.each<[string, NoteState, unknown[]]>([
    ['is empty and sent when there is none', inOrder(read(null)), ['', 0, false, false, false]],
    ['is what the store has', inOrder(read(kept(1, 'theirs'))), ['theirs', 1, false, false, false]],
    ['follows the store while nothing was typed', inOrder(read(kept(1, 'a')), read(kept(2, 'b'))), ['b', 2, false, false, false]],
    ['is unsent once something was typed', inOrder(read(null), types('mine')), ['mine', 0, true, false, false]],
    ['stays what was typed when the store has another', inOrder(types('mine'), read(kept(1, 'theirs'))), ['mine', 0, true, true, false]],
    ['is not overtaken by the same text', inOrder(types('same'), read(kept(1, 'same'))), ['same', 1, false, false, false]],
    ['goes over what was shown when it is sent', inOrder(types('mine'), read(kept(1, 'theirs')), wantSent), ['mine', 1, true, false, true]],
    ['is not sent when there is nothing new', inOrder(read(kept(1, 'a')), wantSent), ['a', 1, false, false, false]],
    ['becomes theirs on request', inOrder(types('mine'), read(kept(1, 'theirs')), takeTheirs), ['theirs', 1, false, false, false]],
    ['passes over an answer that is older', inOrder(read(kept(2, 'new')), read(kept(1, 'old'))), ['new', 2, false, false, false]],
  ])('%s', (_, note, is) => {
    expect(shown(note)).toEqual(is);
  });

  test('is as it was kept once it is sent: what is hidden is shown hidden', () => {
    const sending = inOrder(read(null), types(' 4111111111111111 '), wantSent);
    expect(shown(noteSent(sending, sending.draft, kept(1, '************1111')))).toEqual(['************1111', 1, false, false, false]);
  });

  test('keeps what was typed while it was under way, and does not send that by itself', () => {
    const sending = inOrder(read(null), types('one'), wantSent);
    expect(shown(noteSent(types('one, two')(sending), sending.draft, kept(1, 'one')))).toEqual(['one, two', 1, true, false, false]);
  });

  test.each([
    ['changed', false],
    ['refused', false],
    ['not-known-yet', true],
    ['signed-out', true],
    ['unreachable', true],
  ] as const)('after "%s" is tried again: %s', (trouble, again) => {
    expect(notSent(inOrder(types('mine'), wantSent), trouble)).toMatchObject({ trouble, wanted: again, draft: { reason: 'mine' } });
  });

  test('is read out of the contact attributes as well', () => {
    expect(mirroredNote({ consultReason: 'Refund', topic: 'x' })).toEqual({ reason: 'Refund', matters: '', tried: '' });
    expect(mirroredNote({ topic: 'x' })).toBeNull();
  });
});
