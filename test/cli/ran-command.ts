import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { COMPILED_ONCE } from '../support/compiled-once.ts';

/** How a run of a command ended. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs, and how it will end. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ran>;
}

/** Starts `cli/<name>.ts` as a process of its own, with these variables beside ours, in that folder. @param isAsked whether it reads answers of a person */
export function startCommand(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  cwd?: string,
  isAsked = false,
): Running {
  const command = resolve(import.meta.dirname, `../../cli/${name}.ts`);
  const child = spawn(process.execPath, [command, ...args], {
    env: { ...process.env, ...COMPILED_ONCE, ...env },
    cwd,
    stdio: [isAsked ? 'pipe' : 'ignore', 'pipe', 'pipe'],
  });
  const closed = new Promise<number | null>((done) => child.on('close', (code) => done(code)));
  const ended = Promise.all([closed, textOf(child.stdout), textOf(child.stderr)]).then(([code, stdout, stderr]) => ({
    code,
    stdout,
    stderr,
  }));
  return { child, ended };
}

const textOf = (stream: Readable | null): Promise<string> => (stream ? text(stream) : Promise.resolve(''));
