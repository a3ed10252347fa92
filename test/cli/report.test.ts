import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { messagesOf, type Source } from './generated-export.ts';
import { type Desk, documentOf, makeDesk } from './report-command.ts';

const lines = (all: readonly unknown[]) => `${all.map((message) => JSON.stringify(message)).join('\n')}\n`;

let desk: Desk;
beforeAll(async () => {
  desk = await makeDesk();
});
afterAll(() => desk.clear());

describe('how it ends', () => {
  const one = lines(messagesOf(0, ['records']));
  const told = (source: Source) => [0, 1, 2, 3, 4, 5].flatMap((call) => messagesOf(call, [source]));

  test('several files, one of them packed, and standard input: 0, with the document alone on stdout', async () => {
    const events = await desk.file('events.json.gz', gzipSync(lines(told('events'))));
    const agents = await desk.file('agents.json', JSON.stringify(told('agent-events')));
    const ran = await desk.report([events, '-', agents, '--json'], lines(told('records')));
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(documentOf(ran).totals).toMatchObject({ consults: 6, rejected: 0 });
  });

  test.each([
    ['a file that is not there', ['nowhere.json', '--json'], 'nowhere.json cannot be read: there is no such file'],
    ['a folder', ['.', '--json'], '. is a folder'],
    ['no file at all', ['--json'], 'Say which files to report on.'],
    ['an option that is none', ['--jsno'], "Unknown option '--jsno'"],
    ['two forms at once', ['one', '--json', '--csv'], 'Either --json or --csv.'],
    ['missing legs in a list of consults', ['one', '--csv', '--missing'], '--missing goes with the tables or with --json.'],
  ])('%s: 1, with a word why and nothing on stdout', async (_, args, why) => {
    const ran = await desk.report(args);
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    expect(ran.stderr).toContain(why);
    expect(ran.stderr).not.toContain('    at ');
  });

  test('--csv: 0, with a heading and a line for each consult', async () => {
    const ran = await desk.report([await desk.file('told', lines(told('records'))), '--csv']);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout.split('\r\n').map((line) => line.split(',').length)).toEqual([...Array(7).fill(44), 1]);
  });

  test('one file of two is not there: 1, and nothing of the other is printed', async () => {
    const ran = await desk.report([await desk.file('one', one), 'nowhere.json', '--json']);
    expect(ran).toMatchObject({ code: 1, stdout: '' });
  });

  test('--help: 0, with the usage on stdout', async () => {
    const ran = await desk.report(['--help']);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toContain('npm run report -- FILE... [--json | --csv]');
  });

  test('lines that cannot be read: 2, the rest is done, the first few are named and no value is', async () => {
    const secret = '+12065550123';
    const bad = [`{"number":"${secret}"}`, `${secret} {`, `{"ContactId":"${secret}","Channel":"VOICE"}`, 'x', '7', '[null]', '"s"'];
    const ran = await desk.report([await desk.file('mixed', `${one}${bad.join('\n')}\n${one}`), '--json']);
    expect(ran.code).toBe(2);
    expect(documentOf(ran).totals).toMatchObject({ consults: 1, rejected: bad.length });
    expect(ran.stderr.split('\n').map((line) => line.replace(/^.*mixed:/, '').replace(/^(\d+: [\w-]+).*/, '$1'))).toEqual([
      '3: unknown-shape',
      '4: not-json',
      '5: malformed',
      '6: not-json',
      '7: not-json',
      '... and 2 more that could not be read',
      '',
    ]);
    expect(ran.stdout + ran.stderr).not.toContain(secret);
  });

  test.each([
    ['cut off', (packed: Buffer) => packed.subarray(0, -20)],
    ['damaged at its end', (packed: Buffer) => Buffer.concat([packed.subarray(0, -8), Buffer.alloc(8, 1)])],
  ])('gzip data that is %s: 2, and what came before is in the report', async (_, harm) => {
    const many = Array.from({ length: 300 }, (_each, call) => lines(messagesOf(call, ['records']))).join('');
    const ran = await desk.report([await desk.file('harmed.gz', harm(gzipSync(many))), '--json']);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/harmed\.gz:\d+: damaged-gzip/);
    expect(documentOf(ran).totals.consults).toBeGreaterThan(290);
  });
});

describe('an export larger than what is held in memory', () => {
  const calls = 6_000;
  const rows = Array.from({ length: calls }, (_, call) => messagesOf(call, ['records']));
  const content = lines([...rows.map((row) => row[1]), ...rows.map((row) => row[0])]);

  test('is reported on in full, every consult once and sorted, and leaves nothing behind', async () => {
    const ran = await desk.report([await desk.file('large', content), '--json']);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    const { chains, consults, totals } = documentOf(ran);
    const ids = consults.map((consult) => consult.contactId);
    expect({ chains, ids: new Set(ids).size, consults: totals.consults }).toEqual({ chains: calls, ids: calls, consults: calls });
    expect(ids).toEqual([...ids].sort());
    expect(await desk.leftBehind()).toEqual([]);
  });

  test('ended by a signal while it works, it leaves nothing behind', async () => {
    const ended = await desk.interrupted([await desk.file('large', content), '--json'], 'SIGTERM');
    expect(ended).toMatchObject({ signal: 'SIGTERM', stdout: '' });
    expect(await desk.leftBehind()).toEqual([]);
  });
});
