import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CHANNELS } from '../../contract/channels.ts';
import { DISPOSITION_NOTES_LIMIT } from '../../contract/limits.ts';
import { OUTCOMES } from '../../contract/outcomes.ts';
import { TARGET_KINDS } from '../../contract/targets.ts';
import { TIMES } from '../../contract/times.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const QUERIES = 'lib/analytics/queries';

/** Every value that a text compares a field with, by `= 'x'`, `<> 'x'` or `IN ('x', 'y')`. */
const comparedWith = (sql: string, field: string): readonly string[] =>
  [...sql.matchAll(new RegExp(`${field}\\s*(?:=|<>|IN)\\s*(\\([^)]*\\)|'[^']*')`, 'g'))].flatMap(([, values = '']) =>
    [...values.matchAll(/'([^']*)'/g)].map(([, value = '']) => value),
  );

describe('where no compiler reads', () => {
  test('the style sheet colours every outcome, and no other', () => {
    const classes = [...read('softphone/report/report.css').matchAll(/^\.outcome-([a-z-]+) \{/gm)].map(([, name = '']) => name);
    expect(new Set(classes)).toEqual(new Set(OUTCOMES));
  });

  const queries = readdirSync(join(ROOT, QUERIES));

  test('the saved queries compare with outcomes', () => {
    expect(queries.flatMap((file) => comparedWith(read(join(QUERIES, file)), 'outcome')).length).toBeGreaterThan(5);
  });

  test.each(queries)('%s names only outcomes, target kinds and channels that there are', (file) => {
    const sql = read(join(QUERIES, file));
    const strangers = (field: string, known: readonly string[]) => comparedWith(sql, field).filter((value) => !known.includes(value));
    expect(strangers('outcome', OUTCOMES)).toEqual([]);
    expect(strangers('kind', TARGET_KINDS)).toEqual([]);
    expect(strangers('channel', CHANNELS)).toEqual([]);
  });

  test('the guide to the API names every outcome, target kind, channel and time', () => {
    const guide = read('docs/api.md');
    expect([...OUTCOMES, ...TARGET_KINDS, ...CHANNELS, ...TIMES].filter((value) => !guide.includes(value))).toEqual([]);
  });

  test('the guide to the API names the limit of a text', () => {
    expect(read('docs/api.md')).toContain(DISPOSITION_NOTES_LIMIT.toLocaleString('en'));
  });
});

/** A set that is written out again somewhere would be missed by the next value that is added to it. */
describe('no closed set is spelled a second time', () => {
  const ROOMS = ['bin', 'cli', 'domain', 'lambdas', 'lib', 'softphone'];
  const sources = ROOMS.flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(room, name)),
  );
  const list = (values: readonly string[]) => new RegExp(values.map((value) => `'${value}'`).join('\\s*[,|]\\s*'));
  test.each([
    ['outcomes', OUTCOMES],
    ['target kinds', TARGET_KINDS],
    ['channels', CHANNELS],
    ['times', TIMES],
  ])('%s', (_, values) => {
    expect(sources.filter((file) => list(values).test(read(file)))).toEqual([]);
  });

  test.each([
    'LEG',
    'ACTIONS',
    'CHAIN',
    'CONSULT',
    'REPORT',
    'LIST',
    'WRITTEN',
    'AGENT',
    'LOGIN',
    'TICKET',
    'SOCKET',
    'DESK',
    'WATCH',
    'TURN',
    'CALLER',
  ])('the key prefix %s#', (name) => {
    expect(sources.filter((file) => read(file).includes(`'${name}#`) || read(file).includes(`\`${name}#$`))).toEqual([]);
  });
});
