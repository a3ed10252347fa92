import { describe, expect, test } from 'vitest';
import { noteOfHandOff } from '../../../softphone/call/note-of-hand-off.ts';

const EMPTY = { reason: '', matters: '', tried: '' };

describe('a hand-off goes into the note', () => {
  test('reason and summary, into what is empty', () => {
    expect(noteOfHandOff({ reason: 'Refund', summary: 'Paid twice.' }, EMPTY)).toEqual({ reason: 'Refund', matters: 'Paid twice.' });
  });

  test.each([
    [
      'what the agent has written stays',
      { reason: 'Refund', summary: 'Paid twice.' },
      { ...EMPTY, reason: 'Mine' },
      { matters: 'Paid twice.' },
    ],
    ['what the AI agent did not say is not written', { reason: null, summary: null }, EMPTY, {}],
    ['nothing is left to write', { reason: 'Refund', summary: 'Paid twice.' }, { ...EMPTY, reason: 'Mine', matters: 'Mine' }, {}],
  ])('%s', (_, session, draft, into) => {
    expect(noteOfHandOff(session, draft)).toEqual(into);
  });

  test('cut to what a field holds, and no character in half', () => {
    expect(noteOfHandOff({ reason: `${'a'.repeat(199)}\u{1f600}`, summary: 'b'.repeat(2_000) }, EMPTY)).toEqual({
      reason: 'a'.repeat(199),
      matters: 'b'.repeat(1_000),
    });
  });
});
