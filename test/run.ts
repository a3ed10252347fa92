/**
 * Runs everything `npm test` promises - types, lint and dead code at once, then every test - and closes with `N passed, N failed`. A check
 * counts as one test. Arguments are handed to vitest, which then runs alone: `npm test -- test/domain`. Tests find a folder for temporary
 * files that goes with the run.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const ROOT = join(import.meta.dirname, '..');
const bin = (name: string) => join(ROOT, 'node_modules/.bin', name);

/** As many at work as there are workers of tests: each checks anew what another has checked too. */
const TSC = ['tsc', '--checkers', '2', '-p'];

const CHECKS: readonly { readonly says: string; readonly command: readonly string[] }[] = [
  { says: 'types of what runs in Node', command: [...TSC, 'tsconfig.json'] },
  { says: 'types of what runs in the browser', command: [...TSC, 'tsconfig.browser.json'] },
  { says: "types of the softphone's tests", command: [...TSC, 'tsconfig.softphone-test.json'] },
  { says: 'lint, format and import order', command: ['biome', 'check', '--error-on-warnings', '.'] },
  { says: 'no dead exports, files or dependencies', command: ['knip'] },
  { says: 'a Chromium to test in', command: ['node', 'test/support/see-to-chromium.ts'] },
];

async function check({ says, command: [name = '', ...args] }: (typeof CHECKS)[number]): Promise<Count> {
  const started = performance.now();
  const child = spawn(bin(name), args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const closed = new Promise<boolean>((resolve) => child.once('close', (code) => resolve(code === 0)));
  const [ok, ...said] = await Promise.all([closed, text(child.stdout), text(child.stderr)]);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(ok ? `ok: ${says} (${seconds} s)` : `${said.join('')}FAILED: ${says} (${seconds} s)`);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

function tests(only: readonly string[]): Count {
  const folder = mkdtempSync(join(tmpdir(), 'consult-call-test-'));
  const report = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const env = { ...process.env, TMPDIR: folder };
    const { status } = spawnSync(bin('vitest'), ['run', ...reporters, ...only], { cwd: ROOT, stdio: 'inherit', env });
    return counted(report, status === 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// A run that vitest calls failed without a failed test (a file that cannot be loaded, an unhandled rejection) is one failure.
function counted(report: string, ok: boolean): Count {
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as { numPassedTests: number; numFailedTests: number };
  return { passed: numPassedTests, failed: ok ? numFailedTests : Math.max(1, numFailedTests) };
}

const only = process.argv.slice(2);
const counts = [...(only.length > 0 ? [] : await Promise.all(CHECKS.map(check))), tests(only)];
const total = (of: keyof Count) => counts.reduce((sum, count) => sum + count[of], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 && total('passed') > 0 ? 0 : 1;
