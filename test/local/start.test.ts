import { type ChildProcess, type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { freePorts, releasePorts } from '../../local/free-ports.ts';

const START = join(import.meta.dirname, '../../local/start.ts');

/** `npm start` as a terminal runs it: the head of a group of processes, with a DynamoDB Local of its own. */
function start(port: number): ChildProcessByStdio<null, Readable, Readable> {
  const { DYNAMODB_ENDPOINT: _, ...env } = process.env;
  const child = spawn(process.execPath, [START, '--port', String(port)], { detached: true, stdio: ['ignore', 'pipe', 'pipe'], env });
  onTestFinished(() => void (child.exitCode === null && child.kill('SIGKILL')));
  return child;
}

async function somePorts(): Promise<number> {
  const first = await freePorts();
  onTestFinished(() => releasePorts(first));
  return first;
}

/** Resolves once it said so. */
async function says(child: ChildProcess, words: string): Promise<void> {
  let said = '';
  const heard = Promise.withResolvers<void>();
  child.stderr?.on('data', (chunk) => {
    said += chunk;
    if (said.includes(words)) heard.resolve();
  });
  child.once('exit', (code) => heard.reject(new Error(`It ended with ${code} and said: ${said}`)));
  await heard.promise;
}

interface Running {
  readonly pid: number;
  readonly parent: number;
}

/** All processes but those that have ended and were not asked about yet. */
function running(): readonly Running[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' }).trim().split('\n');
  return rows
    .map((row) => row.trim().split(/\s+/))
    .filter(([, , state = '']) => !state.startsWith('Z'))
    .map(([pid, parent]) => ({ pid: Number(pid), parent: Number(parent) }));
}

describe('npm start', () => {
  test('says in one line which port is in use, and what to do', async () => {
    const port = await somePorts();
    const other = createServer().listen(port + 2, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const child = start(port);
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
    expect(code).toBe(1);
    expect(said).toBe(`Port ${port + 2} is in use. End what uses it, or choose others: npm start -- --port ${port + 100}\n`);
  });

  test.each([
    ['while it starts, all that it started so far', 'DynamoDB Local', 'SIGTERM', 143],
    ['once it is ready, everything', 'Ready after', 'SIGINT', 0],
  ] as const)('ends %s', async (_when, after, signal, code) => {
    const child = start(await somePorts());
    await says(child, after);
    const started = running().flatMap(({ pid, parent }) => (parent === child.pid ? [pid] : []));
    expect(started.length).toBeGreaterThan(0);
    const ended = once(child, 'close');
    // Ctrl-C reaches the whole group.
    process.kill(-(child.pid ?? 0), signal);
    expect(await ended).toEqual([code, null]);
    await expect.poll(() => running().filter(({ pid }) => started.includes(pid))).toEqual([]);
  });
});
