import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyRows } from '../../cli/verify/verify-rows.ts';
import { playScenario } from '../../local/people/play-scenario.ts';
import { scenarioNamed } from '../../local/people/scenarios/index.ts';
import { stageOf } from '../../local/stage.ts';
import { startCommand } from '../cli/ran-command.ts';
import { findBrowser } from '../support/browser.ts';
import { type SimStack, startSimStack } from './sim-stack.ts';

/** `npm run verify`, end to end on the stand-in for an account. */
describe('npm run verify', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verify-test-'));
  const file = join(folder, 'verify-c0c0c0c0.json');
  let running: SimStack;
  let contactId = '';
  beforeAll(async () => {
    running = await startSimStack({});
    const scenario = scenarioNamed('consult-return');
    if (!scenario) throw new Error('The scenario is gone.');
    contactId = (await playScenario(scenario, stageOf(running.stack, running.clock))).consults[0]?.contactId ?? '';
  });
  afterAll(async () => {
    await running.stack.stop();
    rmSync(folder, { recursive: true });
  });

  const stacks = ['Ledger', 'Connect', 'Desk'].flatMap((name) => ['--stack', `ConsultCall${name}-c0c0c0c0`]);
  const verify = (args: readonly string[], answers: string | null = null) => {
    const { child, ended } = startCommand(
      'verify',
      [...stacks, '--desk', running.stack.addresses.desk, ...args],
      running.stack.cloud.operatorEnvironment,
      folder,
      answers !== null,
    );
    if (answers !== null) child.stdin?.end(answers);
    return ended;
  };
  const kept = () =>
    JSON.parse(readFileSync(file, 'utf8')) as { rows: Record<string, { verdict: string; by: string; saw: string; at: string }> };

  test('looks up what an API tells, and asks nobody where nobody is there', async () => {
    const { executablePath, env } = await findBrowser();
    Object.assign(process.env, env);
    const { code, stderr, stdout } = await verify(['--unattended', '--contact', contactId, '--browser', executablePath]);
    expect(stderr).toContain('connect-accepts-every-flow-both-transfer-flows: as expected. AgentTransferFlow PUBLISHED ACTIVE');
    expect(kept().rows).toMatchObject({
      'contact-records-and-agent-events-arrive-in': { verdict: 'as expected', by: 'API' },
      'the-event-rule-matches-instancearn-is-spelled': { verdict: 'as expected' },
      'the-headers-policy-is-in-the-answers': { verdict: 'as expected', saw: expect.stringContaining('nosniff') },
      'cloudfront-hands-origin-on-to-the-websocket': { verdict: 'as expected', saw: expect.stringContaining('403') },
      'describeinstance-tells-instanceaccessurl': { verdict: 'as expected' },
    });
    expect(stdout).toMatch(/\d+ as expected, 0 otherwise, 0 skipped, \d+ not looked at\./);
    expect(code).toBe(0);
  });

  test('goes on where it ended: asks row by row, keeps each answer with its date, and stops when the person does', async () => {
    const before = Object.keys(kept().rows).length;
    const first = await verify([], 'a\no\nThe window stays open.\nnonsense\ns\nq\n');
    expect(first.stderr).toContain('"nonsense" is none of these.');
    const rows = Object.values(kept().rows);
    expect(rows).toHaveLength(before + 3);
    expect(rows.slice(before).map(({ verdict, by, saw }) => [verdict, by, saw])).toEqual([
      ['as expected', 'person', expect.any(String)],
      ['otherwise', 'person', 'The window stays open.'],
      ['skipped', 'person', ''],
    ]);
    expect(Date.now() - Date.parse(rows.at(-1)?.at ?? '')).toBeLessThan(60_000);
    expect(first.code).toBe(2);
    await verify([], 'a\n');
    expect(Object.keys(kept().rows)).toHaveLength(before + 4);
  });

  test('ends with every row answered', async () => {
    const { code, stdout } = await verify(['--json', '--contact', contactId], 'a\n'.repeat(200));
    expect(new Set(Object.keys(kept().rows))).toEqual(new Set(verifyRows().map(({ id }) => id)));
    expect(JSON.parse(stdout)).toEqual(kept());
    expect(code).toBe(2);
  });

  test('looks at one row again where it is told to', async () => {
    const [row] = verifyRows().filter(({ id }) => id === 'legsAfterEnd');
    const { code } = await verify(['--step', row?.id ?? '', '--again'], 'o\nThey stay.\n');
    expect(kept().rows.legsAfterEnd).toMatchObject({ verdict: 'otherwise', saw: 'They stay.' });
    expect(code).toBe(2);
  });

  test.each([
    ['a row that is not there', ['--step', 'nothing'], 'There is no row nothing'],
    ['a file of another instance', ['--out', 'other.json'], 'is of another instance'],
    ['a file of something else', ['--out', 'else.json'], 'is no file of results'],
    ['a stack that is not there', ['--stack', 'gone'], 'There is no stack gone'],
  ])('says what is wrong with %s', async (_, args, why) => {
    writeFileSync(join(folder, 'other.json'), JSON.stringify({ instance: 'arn:other', rows: {} }));
    writeFileSync(join(folder, 'else.json'), '[1]');
    const { code, stderr } = await verify([...args, '--unattended']);
    expect([code, stderr]).toEqual([1, expect.stringContaining(why)]);
    expect(existsSync(join(folder, 'else.json.part'))).toBe(false);
  });

  test('--list names every row, --help the usage', async () => {
    expect((await verify(['--list'])).stdout.trim().split('\n')).toHaveLength(verifyRows().length);
    expect((await verify(['--help'])).stdout).toContain('npm run verify --');
  });
});
