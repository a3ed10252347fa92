import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JsonSplitter, type Piece } from '../../../cli/input/json-splitter.ts';

/** Pieces in short: a value's `n` at its line, or `bad` at it. */
const inShort = (pieces: readonly Piece[]) => pieces.map((piece) => `${piece.line}:${piece.ok ? String(piece.value.n) : 'bad'}`).join(' ');

function split(text: string, chunkBytes = Number.POSITIVE_INFINITY): readonly Piece[] {
  const bytes = Buffer.from(text);
  const splitter = new JsonSplitter();
  const pieces: Piece[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes) pieces.push(...splitter.push(bytes.subarray(at, at + chunkBytes)));
  return [...pieces, ...splitter.end()];
}

const ROWS: readonly (readonly [string, string, string])[] = [
  ['nothing', '', ''],
  ['blank lines alone', '\n \r\n\t\n', ''],
  ['a line each', '{"n":1}\n{"n":2}\n', '1:1 2:2'],
  ['no line break at the end', '{"n":1}\n{"n":2}', '1:1 2:2'],
  ['no separator', '{"n":1}{"n":2}{"n":3}', '1:1 1:2 1:3'],
  ['an array', '[{"n":1},{"n":2}]', '1:1 1:2'],
  ['a printed array', '[\n  {\n    "n": 1\n  },\n  {\n    "n": 2\n  }\n]\n', '2:1 5:2'],
  ['record separators', '\x1e{"n":1}\n\x1e{"n":2}\n', '1:1 2:2'],
  ['brackets and quotes inside texts', '{"n":1,"s":"}]{[\\"}\\\\"}{"n":2}', '1:1 1:2'],
  ['values nested in values', '{"a":{"b":[{"c":[[]]},{}]},"n":1}', '1:1'],
  ['letters of several bytes', '{"s":"Grüße 👋","n":1}{"n":2}', '1:1 1:2'],
  ['plain text in a line of its own', '{"n":1}\nno json here\n{"n":2}\n', '1:1 2:bad 3:2'],
  ['bad text told once a line', 'a [b] {c} d\n"e" 5 null\n', '1:bad 2:bad'],
  ['a line cut off inside a text', '{"n":1,"s":"cut\n{"n":2}\n', '1:bad 2:2'],
  ['a line cut off after a value', '{"n":1,"a":{"b":2}\n{"n":2}\n{"n":3}\n', '1:bad 2:2 3:3'],
  ['a line cut off after a colon', '{"n":1,"a":\n{"n":2}\n{"n":3}\n', '1:bad 2:2 3:3'],
  ['a line cut off inside a list', '{"n":1,"a":[1,\n{"n":2}\n{"n":3}\n', '1:bad 2:2 3:3'],
  ['two cut lines one after the other', '{"n":1,"s":"cu\n{"n":2,"s":\n{"n":3}\n', '1:bad 2:bad 3:3'],
  ['the last line cut off', '{"n":1}\n{"n":2,"a":', '1:1 2:bad'],
  ['a cut object before another in the same line', '{"n":1,"a":{"b":2}{"n":2}', '1:bad 1:2'],
  ['cut inside a name, before another in the same line', '{"n":1,"aft{"n":2}{"n":3}', '1:bad 1:2 1:3'],
  ['cut inside a name, in an array', '[{"n":1,"aft,{"n":2},{"n":3}]', '1:bad 1:2 1:3'],
  ['cut inside a text, before another', '{"n":1,"a":"x{"n":2}{"n":3}', '1:bad 1:2 1:3'],
  ['cut before a text begins', '{"n":1,"a":"{"n":2}{"n":3}', '1:bad 1:2 1:3'],
  ['cut after a name', '{"n":1,"a"{"n":2}{"n":3}', '1:bad 1:2 1:3'],
  ['cut after a colon, before another', '{"n":1,"a":{"n":2}{"n":3}', '1:bad 1:2 1:3'],
  ['cut after a comma', '{"n":1,"a":1,{"n":2}{"n":3}', '1:bad 1:2 1:3'],
  ['cut inside a list, in an array', '[{"n":1,"a":[,{"n":2},{"n":3}]', '1:bad 1:2 1:3'],
  ['two cut one after the other in a line', '{"n":1,"a":{"n":2,"aft{"n":3}', '1:bad 1:bad 1:3'],
  ['a first name that comes again where it may', '{"n":1,"a":{"n":5}}{"n":2}', '1:1 1:2'],
  ['the instants of exported log lines', '2026-03-09T13:00:00.000Z {"n":1}\n2026-03-09T13:00:01.000Z {"n":2}\n', '1:1 2:2'],
  ['an instant without a message', '2026-03-09T13:00:00.000Z\n{"n":2}\n', '1:bad 2:2'],
  ['a bracket that closes another', '{"n":1]}\n{"n":2}\n', '1:bad 2:2'],
  ['an array cut off between objects', '[{"n":1},{"n":2},', '1:1 1:2 1:bad'],
  ['an array cut off inside an object', '[{"n":1},{"n":', '1:1 1:bad'],
  [
    'a printed object that breaks: itself, and each line that is left of it',
    '{\n  "a": {\n    "b": "cut\n  },\n  "n": 1\n}\n{"n":2}\n',
    '1:bad 4:bad 5:bad 6:bad 7:2',
  ],
  ['a comma too many', '{"n":1,}\n{"n":2}\n', '1:bad 2:2'],
  ['nesting without end', `${'{"a":['.repeat(200)}\n{"n":2}\n`, '1:bad 2:2'],
];

describe('bytes are split into the objects they hold', () => {
  test.each(ROWS)('%s', (_, text, pieces) => {
    expect(inShort(split(text))).toBe(pieces);
  });

  test.each(ROWS)('%s: the same byte by byte', (_, text, pieces) => {
    expect(inShort(split(text, 1))).toBe(pieces);
  });

  test.each([
    ['in a line of one', '{"n":1,"aft{"n":2}', [0, 11]],
    ['in an array', '[{"n":1},{"n":2,"aft,{"n":3}]', [1, 9, 21]],
    ['but not in a line of its own', '{"n":1}\nwrong\n', [undefined, undefined]],
  ])('says at which byte a piece begins, %s', (_, text, bytes) => {
    expect(split(text).map(({ byte }) => byte)).toEqual(bytes);
    expect(split(text, 1).map(({ byte }) => byte)).toEqual(bytes);
  });

  test('any objects, in any form, in chunks of any size, come out as they went in', () => {
    const objects = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 6 });
    const form = fc.constantFrom(
      (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).join('\n'),
      (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).join(''),
      (all: readonly unknown[]) => all.map((one) => JSON.stringify(one, null, 2)).join('\r\n'),
      (all: readonly unknown[]) => JSON.stringify(all),
      (all: readonly unknown[]) => JSON.stringify(all, null, '\t'),
    );
    fc.assert(
      fc.property(objects, form, fc.integer({ min: 1, max: 50 }), (all, write, chunkBytes) => {
        const pieces = split(write(all), chunkBytes);
        expect(pieces.map((piece) => (piece.ok ? piece.value : piece.message))).toEqual(
          all.map((one) => JSON.parse(JSON.stringify(one)) as unknown),
        );
      }),
    );
  });

  test('whatever the bytes, how they are cut into chunks makes no difference', () => {
    const noise = fc.array(fc.constantFrom('{', '}', '[', ']', '"', '\\', '\n', ',', ':', ' ', '1', 'x', '"a":', '{"n":1}'), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(noise, fc.integer({ min: 1, max: 9 }), (parts, chunkBytes) => {
        expect(inShort(split(parts.join(''), chunkBytes))).toBe(inShort(split(parts.join(''))));
      }),
      // An escape that a chunk cuts in two, before the end of its line.
      { numRuns: 1_000, examples: [[['{', '"', '\\', '\n', '"'], 1]] },
    );
  });
});
