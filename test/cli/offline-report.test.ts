import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { OUTCOMES } from '../../contract/outcomes.ts';
import { maskedConsult } from '../../domain/masked.ts';
import { parseAgentEvent } from '../../domain/parse-agent-event.ts';
import { parseContactEvent } from '../../domain/parse-contact-event.ts';
import { parseContactRecord } from '../../domain/parse-contact-record.ts';
import { chainsOf, factsOf } from '../domain/facts-of.ts';
import { OUTSIDE } from '../domain/leg-plan.ts';
import { messagesOf, type Source } from './generated-export.ts';
import { documentOn, tablesOn } from './report-on.ts';

const CALLS = [0, 1, 2, 3, 4, 5];
const ALL: readonly Source[] = ['records', 'events', 'agent-events'];

const messages = (sources: readonly Source[]) => CALLS.flatMap((call) => messagesOf(call, sources));
const lines = (all: readonly unknown[]) => `${all.map((message) => JSON.stringify(message)).join('\n')}\n`;
const bare = (event: Readonly<Record<string, unknown>>) => event.detail;

const PARSERS = { records: parseContactRecord, events: parseContactEvent, 'agent-events': parseAgentEvent };

/** What the domain says of the same messages, put together in memory. */
function expected(sources: readonly Source[]) {
  const facts = CALLS.flatMap((call) =>
    sources.flatMap((source) => messagesOf(call, [source]).flatMap((each) => factsOf(PARSERS[source](each)))),
  );
  const consults = chainsOf(facts).flatMap((chain) => chain.consults);
  return consults.map(maskedConsult).sort((a, b) => (a.contactId < b.contactId ? -1 : 1));
}

describe('exports as they are', () => {
  const records = messages(['records']);
  const compact = records.map((record) => JSON.stringify(record));
  const rows: readonly (readonly [string, string | Uint8Array])[] = [
    ['JSON lines', lines(records)],
    ['JSON lines from Windows', compact.join('\r\n')],
    ['objects without a separator, as Firehose writes them', compact.join('')],
    ['an array', JSON.stringify(records)],
    ['a printed array', JSON.stringify(records, null, 2)],
    ['printed objects one after another', records.map((record) => JSON.stringify(record, null, 2)).join('\n')],
    ['an array in every line', records.map((record) => JSON.stringify([record])).join('\n')],
    ['gzip', gzipSync(lines(records))],
    ['gzip in several members, as daily files are put together', Buffer.concat(compact.map((one) => gzipSync(`${one}\n`)))],
    ['a byte order mark', `\ufeff${lines(records)}`],
    ['every record three times', lines([...records, ...records, ...records])],
    ['the order turned round', lines([...records].reverse())],
  ];

  test.each(rows)('are read as %s', async (_, content) => {
    const { consults, bad } = await documentOn(content);
    expect({ consults, bad }).toEqual({ consults: expected(['records']), bad: [] });
  });

  const mixtures: readonly (readonly [string, readonly Source[], readonly unknown[]])[] = [
    ['contact records', ['records'], messages(['records'])],
    ['contact events in their envelopes', ['events'], messages(['events'])],
    ['contact events as their details alone', ['events'], messages(['events']).map(bare)],
    ['agent events', ['agent-events'], messages(['agent-events'])],
    ['all of them, mixed', ALL, messages(ALL)],
  ];
  test.each(mixtures)('hold %s', async (_, sources, content) => {
    const { consults, bad } = await documentOn(lines(content));
    expect({ consults, bad }).toEqual({ consults: expected(sources), bad: [] });
  });

  test('come in several inputs, one of them packed', async () => {
    const contents = [gzipSync(lines(messages(['events']))), lines(messages(['records'])), JSON.stringify(messages(['agent-events']))];
    expect((await documentOn(...contents)).consults).toEqual(expected(ALL));
  });

  test('may be empty', async () => {
    const { text, ...report } = await documentOn('');
    expect(JSON.parse(text)).toMatchObject({ consults: [] });
    expect(report).toEqual({
      bad: [],
      chains: 0,
      consults: [],
      totals: {
        consults: 0,
        byOutcome: Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])),
        warmRate: { numerator: 0, denominator: 0, value: null },
        unknown: 0,
        pending: 0,
        rejected: 0,
        missingLegs: 0,
      },
    });
  });
});

describe('the document', () => {
  test('has chains, consults sorted by id, and the totals of these, and nothing else', async () => {
    const report = await documentOn(lines(messages(ALL)));
    expect(Object.keys(JSON.parse(report.text) as object)).toEqual(['chains', 'consults', 'totals']);
    expect(report.chains).toBe(CALLS.length);
    expect(report.consults.map((consult) => consult.contactId)).toEqual(report.consults.map((consult) => consult.contactId).sort());
    const counted = (outcome: string) => report.consults.filter((consult) => consult.outcome === outcome).length;
    const [warm, cold] = [counted('transferred-warm'), counted('transferred-cold')];
    expect([warm, cold]).toEqual([1, 1]);
    expect(report.totals).toEqual({
      consults: CALLS.length,
      byOutcome: Object.fromEntries(OUTCOMES.map((outcome) => [outcome, counted(outcome)])),
      warmRate: { numerator: warm, denominator: warm + cold, value: warm / (warm + cold) },
      unknown: 0,
      pending: 0,
      rejected: 0,
      missingLegs: 0,
    });
  });

  test('shows no outside number, and neither do the tables', async () => {
    const content = lines(messages(ALL));
    const [document, tables] = [await documentOn(content), await tablesOn(content)];
    expect(document.consults.find(({ target }) => target.kind === 'external')?.target.id).toBe('+44********23');
    expect(document.text + tables).not.toContain(OUTSIDE.slice(3));
  });
});

describe('the tables', () => {
  test('say what was read, the outcomes, the times with how they are known, and the rate with its denominator', async () => {
    const stdout = await tablesOn(`${lines(messages(['records']))}no record\n`);
    expect(stdout).toContain('Read: 12 messages of 12 contacts in 6 chains, from 1 input\nCould not be read: 1\n');
    expect(stdout).toContain('on legs that are not in the export: 0 contacts\n6 consults, begun from ');
    expect(stdout).toMatch(/^Outcome +colleague +team +outside +all +share$/m);
    expect(stdout).toMatch(/^returned +1 +0 +1 +2 +33\.3 %$/m);
    expect(stdout).toMatch(/^all +3 +2 +1 +6 +100\.0 %$/m);
    expect(stdout).toMatch(/^Time +known +mean +p50 +p90 +p95 +measured +derived +estimated +unknown +mean of all$/m);
    expect(stdout).toMatch(/^conference +1 +30\.0 s .* 0 +0 +1 +0 +2\d\.\d s to 3\d\.\d s$/m);
    expect(stdout).toContain('Warm-transfer rate: 50.0 % (1 of 2 transfers), warm / (warm + cold)');
    expect(stdout).toContain('unknown: 0.0 % (0 of 6 consults)');
    expect(stdout).toContain('pending: 0.0 % (0 of 6 consults)');
  });

  test('say so where there was no transfer', async () => {
    const stdout = await tablesOn(lines(messagesOf(0, ['records'])));
    expect(stdout).toContain('Warm-transfer rate: none: no transfers, warm / (warm + cold)');
  });
});
