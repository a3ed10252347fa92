/**
 * Runs everything `npm test` promises - every test, and types, lint and dead code in the time that tests leave over - and closes with
 * `N passed, N failed`. A check counts as one test. Arguments are handed to vitest, which then runs alone: `npm test -- test/domain`. Tests
 * find a folder for temporary files that goes with the run.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

interface Check {
  readonly says: string;
  readonly command: readonly string[];
}

const ROOT = join(import.meta.dirname, '..');
const bin = (name: string) => join(ROOT, 'node_modules/.bin', name);

const BEFORE_TESTS: Check = { says: 'a Chromium to test in', command: ['node', 'test/support/see-to-chromium.ts'] };

/** As many at work as there are workers of tests: each checks anew what another has checked too. */
const TSC = ['tsc', '--checkers', '2', '-p'];

const BESIDE_TESTS: readonly Check[] = [
  { says: 'types of what runs in Node', command: [...TSC, 'tsconfig.json'] },
  { says: 'types of what runs in the browser', command: [...TSC, 'tsconfig.browser.json'] },
  { says: "types of the softphone's tests", command: [...TSC, 'tsconfig.softphone-test.json'] },
  { says: 'lint, format and import order', command: ['biome', 'check', '--error-on-warnings', '.'] },
  { says: 'no dead exports, files or dependencies', command: ['knip'] },
];

/** What a check found, and how it says so. */
interface Checked extends Count {
  readonly line: string;
}

/** A failure is told at once, and named again at the end: what it says stands among the lines of tests. */
async function check({ says, command: [name = '', ...args] }: Check, priority = constants.priority.PRIORITY_NORMAL): Promise<Checked> {
  const started = performance.now();
  const child = spawn(bin(name), args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  if (child.pid !== undefined) setPriority(child.pid, priority);
  const [[code], ...said] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const line = `${code === 0 ? 'ok' : 'FAILED'}: ${says} (${seconds} s)`;
  if (code !== 0) console.log(`${said.join('')}${line}`);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, line };
}

async function tests(only: readonly string[]): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'consult-call-test-'));
  const report = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=./test/support/attack-count.ts', '--reporter=json', `--outputFile.json=${report}`];
    const env = { ...process.env, TMPDIR: folder };
    const [code] = await once(spawn(bin('vitest'), ['run', ...reporters, ...only], { cwd: ROOT, stdio: 'inherit', env }), 'close');
    return counted(report, code === 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// A run that vitest calls failed without a failed test (a file that cannot be loaded, an unhandled rejection) is one failure.
function counted(report: string, ok: boolean): Count {
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as { numPassedTests: number; numFailedTests: number };
  return { passed: numPassedTests, failed: ok ? numFailedTests : Math.max(1, numFailedTests) };
}

async function everything(): Promise<readonly Count[]> {
  const before = await check(BEFORE_TESTS);
  const beside = BESIDE_TESTS.map((one) => check(one, constants.priority.PRIORITY_LOW));
  const tested = await tests([]);
  const checked = [before, ...(await Promise.all(beside))];
  for (const { line } of checked) console.log(line);
  return [tested, ...checked];
}

const only = process.argv.slice(2);
const counts = only.length > 0 ? [await tests(only)] : await everything();
const total = (of: keyof Count) => counts.reduce((sum, count) => sum + count[of], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 && total('passed') > 0 ? 0 : 1;
