import { expect, test } from 'vitest';
import { whisperWords } from '../../../domain/whisper/whisper-words.ts';

const question = { opening: 'A question from', asker: 'Alice', reason: '' };

test.each([
  ['the name alone, without a note', {}, 'A question from Alice.'],
  ['the reason after the name', { reason: 'Invoice 4711 is wrong' }, 'A question from Alice. Invoice 4711 is wrong.'],
  ['no second full stop', { reason: 'Is this right?' }, 'A question from Alice. Is this right?'],
  ['one line', { asker: 'Alice\nB.', reason: 'two\n\nlines' }, 'A question from Alice B. two lines.'],
  [
    'no path into the contact',
    { reason: 'pay $.CustomerEndpoint.Address now' },
    'A question from Alice. pay CustomerEndpoint.Address now.',
  ],
  ['what is left of a path within a path', { reason: '$$..Queue' }, 'A question from Alice. Queue.'],
  ['words that fit before the talk', { reason: 'word '.repeat(60) }, `A question from Alice. ${'word '.repeat(23)}word.`],
  ['nothing where nobody is known by name', { asker: null, reason: 'Invoice' }, null],
] as const)('the whisper has %s', (_has, changes, words) => expect(whisperWords({ ...question, ...changes })).toBe(words));
