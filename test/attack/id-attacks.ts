import { describe, expect } from 'vitest';
import type { SimStack } from '../scenario/sim-stack.ts';
import { type AttackedCall, SECRET } from './attacked-call.ts';
import { attacks } from './attacks.ts';
import { rawRequest } from './raw-request.ts';

/** What somebody writes where a contact id belongs, as it stands in the path; who asks is on the call of `root`. */
const IDS: readonly (readonly [string, (root: string) => string])[] = [
  ['a way out of the path', () => '..%2F..%2Fme'],
  ['a way out of the path in another script', () => '..%c0%af..%c0%afme'],
  ['two dots', () => '..'],
  ['two dots, percent-encoded', () => '%2e%2e'],
  ['a way to another route', (root) => `${root}%2Ftree%2F..`],
  ['nothing', () => ''],
  ['a blank', () => '%20'],
  ['a null byte', () => '%00'],
  ['a null byte behind the id', (root) => `${root}%00`],
  ['a line feed behind the id', (root) => `${root}%0a`],
  ['a blank behind the id', (root) => `${root}%20`],
  ['a percent sign alone', () => '%'],
  ['half a character', () => '%ff'],
  ['half of a surrogate pair', () => '%ED%A0%80'],
  ['a picture', () => '%F0%9F%92%A9'],
  ['full-width letters', () => '%EF%BD%81%EF%BD%82'],
  ['a mark that turns the direction of writing', (root) => `%E2%80%AE${root}`],
  ['the id in capitals', (root) => root.toUpperCase().replace(/^[\d-]+/, 'X')],
  ['two ids', (root) => `${root},${root}`],
  ['a separator of set elements', (root) => `${root}%7C${root}`],
  ['a key of the ledger', (root) => `LEG%23${root}`],
  ['another key of the ledger', () => 'DIRECTORY%23NAMES'],
  ['a key of every object', () => '__proto__'],
  ['a method of every object', () => 'constructor'],
  ['all of them', () => '*'],
  ['the parameter itself', () => '%7Bid%7D'],
  ['a condition', () => "'%20OR%20'1'='1"],
  ['a document', () => '%3Cscript%3Ealert(1)%3C%2Fscript%3E'],
  ['one letter too many', () => 'a'.repeat(257)],
  ['8,000 letters', () => 'a'.repeat(8_000)],
  ['more than a header holds', () => 'a'.repeat(40_000)],
  ['an id that nobody has', () => '00000000-0000-4000-8000-000000000000'],
];

const PATHS = ['tree', 'note', 'disposition', 'handoffs'];

/** Queries that a supervisor could be made to send. */
const QUERIES: readonly (readonly [string, string])[] = [
  ['no range', ''],
  ['a range of words', 'from=yesterday&to=today'],
  ['a range by numbers', 'from=0&to=1'],
  ['a range without a zone', 'from=2026-01-01T00:00:00&to=2026-01-02T00:00:00'],
  ['a range that ends before it begins', 'from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z'],
  ['a range of a thousand years', 'from=1026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z'],
  ['two beginnings', 'from=2026-01-01T00:00:00Z&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z'],
  ['a range as a list', 'from[]=2026-01-01T00:00:00Z&to[]=2026-01-02T00:00:00Z'],
  ['a range behind a null byte', 'from=%002026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z'],
  ['a format that is none', 'from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&format=xml'],
  ['a channel that is none', 'from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&channel=__proto__'],
];
const IN_A_DAY = 'from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z';
const OF_LISTS: readonly (readonly [string, string])[] = [
  ...['0', '-1', '201', '1e9', 'NaN', 'Infinity', '1.5', 'ten'].map(
    (limit) => [`a limit of ${limit}`, `${IN_A_DAY}&limit=${limit}`] as const,
  ),
  ['a next that is none', `${IN_A_DAY}&next=garbage`],
  ['a next of 6,000 letters', `${IN_A_DAY}&next=${'A'.repeat(6_000)}`],
  ['an agent who is part of another key', `${IN_A_DAY}&agent=arn:aws:connect:x%23ROW`],
  ['an agent of 6,000 letters', `${IN_A_DAY}&agent=arn:aws:${'a'.repeat(6_000)}`],
  ['a role of nobody', `${IN_A_DAY}&role=asker`],
  ['an outcome that is a key of every object', `${IN_A_DAY}&outcome=constructor`],
];
const OF_REPORTS: readonly (readonly [string, string])[] = [
  ['a dimension that is a key of every object', `${IN_A_DAY}&dim=__proto__&value=x`],
  ['a value that is part of another key', `${IN_A_DAY}&dim=agent&value=arn:aws:connect:x%23all%23all`],
  ['a phone number in the address', `${IN_A_DAY}&dim=target&value=%2B12065550177`],
  ['a value of 6,000 letters', `${IN_A_DAY}&dim=target&value=arn:aws:${'a'.repeat(6_000)}`],
];

/** What stands where an id or a parameter belongs. */
export function idAttacks(running: () => SimStack, call: () => AttackedCall): void {
  describe('in place of a contact id, to somebody who is on a call', () => {
    attacks('strangers', IDS, async (idOf, tried) => {
      const paths = PATHS.map((what) => `/contacts/${idOf(call().root)}/${what}`);
      const answers = await Promise.all(paths.map((path) => rawRequest(running().stack, 'alice', { path })));
      const given = answers.filter(({ status, text }) => ![400, 404, 431].includes(status) || text.includes(SECRET));
      expect(given).toEqual([]);
      tried(paths.length);
    });
  });

  describe('in place of a parameter, to a supervisor', () => {
    const all = ['/consults', '/reports/consults'].flatMap((path) =>
      QUERIES.map(([what, query]) => [`${what}: ${path}`, `${path}?${query}`] as const),
    );
    const lists = OF_LISTS.map(([what, query]) => [`${what}: /consults`, `/consults?${query}`] as const);
    const reports = OF_REPORTS.map(([what, query]) => [`${what}: /reports/consults`, `/reports/consults?${query}`] as const);
    attacks('strangers', [...all, ...lists, ...reports], async (path) => {
      const { status, text } = await rawRequest(running().stack, 'sabine', { path });
      expect([status, JSON.parse(text).code]).toEqual([400, 'bad-field']);
    });
  });
}
