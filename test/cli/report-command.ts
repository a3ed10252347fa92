import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { COMPILED_ONCE } from '../support/compiled-once.ts';

const COMMAND = resolve(import.meta.dirname, '../../cli/report.ts');

/** How a run of the command ended. */
export interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder with files to report on, and a folder of its own for what the command puts aside. */
export interface Desk {
  readonly folder: string;
  /** Writes a file and gives its path. */
  readonly file: (name: string, content: string | Uint8Array) => Promise<string>;
  /** Runs the command as a process of its own. */
  readonly report: (args: readonly string[], stdin?: string | Uint8Array) => Promise<Ran>;
  /** Runs the command and sends it a signal as soon as it has put something aside. */
  readonly interrupted: (args: readonly string[], signal: NodeJS.Signals) => Promise<Ran>;
  /** What the command has left behind. */
  readonly leftBehind: () => Promise<readonly string[]>;
  readonly clear: () => Promise<void>;
}

/** Makes a desk in the system's folder for temporary files. */
export async function makeDesk(): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), 'report-test-'));
  const spill = await mkdtemp(join(tmpdir(), 'report-test-spill-'));
  return {
    folder,
    file: async (name, content) => {
      await writeFile(join(folder, name), content);
      return join(folder, name);
    },
    report: (args, stdin = '') => ran(start(args, spill), stdin),
    interrupted: async (args, signal) => {
      const child = start(args, spill);
      const how = ran(child, '');
      while ((await readdir(spill)).length === 0 && child.exitCode === null) await setTimeout(5);
      child.kill(signal);
      return how;
    },
    leftBehind: () => readdir(spill),
    clear: async () => {
      await rm(folder, { recursive: true });
      await rm(spill, { recursive: true });
    },
  };
}

const start = (args: readonly string[], spill: string) =>
  spawn(process.execPath, [COMMAND, ...args], { env: { ...process.env, ...COMPILED_ONCE, TMPDIR: spill } });

async function ran(child: ReturnType<typeof start>, stdin: string | Uint8Array): Promise<Ran> {
  const closed = new Promise<Pick<Ran, 'code' | 'signal'>>((done) => child.on('close', (code, signal) => done({ code, signal })));
  child.stdin.end(stdin);
  const [stdout, stderr, how] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  return { ...how, stdout, stderr };
}

/** The document a run printed. */
export const documentOf = (ran: Ran): ReportDocument => JSON.parse(ran.stdout) as ReportDocument;

/** What `--json` prints, as far as the tests look at it. */
export interface ReportDocument {
  readonly chains: number;
  readonly consults: readonly {
    readonly contactId: string;
    readonly outcome: string;
    readonly rootContactId: string;
    readonly target: { readonly kind: string; readonly id: string | null };
  }[];
  readonly totals: Readonly<Record<string, unknown>> & { readonly consults: number; readonly rejected: number };
}
