import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { auditText } from '../../cli/audit/audit-text.ts';
import { jsonText, terminalText } from '../../cli/print/say.ts';
import { stays, taken } from '../../cli/redrive/kept.ts';
import { redriveText } from '../../cli/redrive/redrive-text.ts';
import { CONTROLS } from '../../domain/text/one-line.ts';
import { attacks } from './attacks.ts';

const CLI = resolve(import.meta.dirname, '../../cli');
const ESCAPES = 'x\x1b[2J\x07\x9b31m\u202e\r\nTaken: all\ty\x7f';
const NONE = { contacts: 0, chains: 0, consults: 0, reportItems: 0, leaving: 0, rows: [], numbers: [] };

describe('what others have named leaves no control character, and no line of its own, in what is said of', () => {
  const texts: readonly (readonly [says: string, text: string])[] = [
    ['a message that stays', redriveText([stays('poison queue', ESCAPES, 'malformed', ESCAPES)], false)],
    ['a batch that was taken', redriveText([taken('failure bucket', ESCAPES)], true)],
    ['a row that differs', auditText({ ...NONE, rows: [{ rootContactId: 'c1', contactId: ESCAPES, kind: 'differs' }] }, null)],
    [
      'a number that differs',
      auditText({ ...NONE, numbers: [{ key: { pk: { S: ESCAPES }, sk: { S: ESCAPES } }, actual: { [ESCAPES]: 1 }, expected: {} }] }, null),
    ],
  ];
  attacks('commands', texts, (text) => {
    expect(text.match(CONTROLS)?.filter((sign) => sign !== '\n') ?? []).toEqual([]);
    expect(text.split('\n').filter((line) => line.startsWith('Taken'))).toEqual([]);
  });
});

test('a document of JSON says the same without them', () => {
  const value = { [ESCAPES]: [ESCAPES, '\u2028\u0085'] };
  const json = jsonText(JSON.stringify(value, null, 2));
  expect(json.match(CONTROLS)?.filter((sign) => sign !== '\n') ?? []).toEqual([]);
  expect(JSON.parse(json)).toEqual(value);
});

test('a failure keeps its line ends and loses the other control characters', () => {
  expect(terminalText('Error: a\x1b[31m\n  at b\r')).toBe('Error: a\ufffd[31m\n  at b ');
});

test('no command writes to a terminal but through what makes it safe', () => {
  const files = readdirSync(CLI, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const writers = files.filter((name) => /process\.std(out|err)\.write|console\./.test(readFileSync(join(CLI, name), 'utf8')));
  expect(files.length).toBeGreaterThan(30);
  expect(writers).toEqual(['print/say.ts']);
});
