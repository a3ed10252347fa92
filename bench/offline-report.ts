import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { messagesOf } from '../test/cli/generated-export.ts';
import type { Benchmark } from './figure.ts';

const RECORDS = 1_000_000;
/** A prime: its multiples visit every call once in an order that keeps neighbours far apart. */
const STRIDE = 786_433;

/** `npm run report` on a million contact records in no order: how fast, and the most memory it holds. */
export const offlineReport: Benchmark = {
  names: ['report.records-per-second', 'report.peak-rss-bytes'],
  run: async (tell) => {
    const folder = mkdtempSync(join(tmpdir(), 'consult-call-bench-'));
    try {
      const file = join(folder, 'records.jsonl');
      await pipeline(Readable.from(shuffledLines(), { objectMode: false }), createWriteStream(file));
      const { ms, peakBytes } = await report(file);
      const taken = { records: RECORDS, bytes: statSync(file).size, ms: Math.round(ms) };
      tell({ name: 'report.records-per-second', value: Math.round((RECORDS * 1000) / ms), unit: 'per-second', ...taken });
      tell({ name: 'report.peak-rss-bytes', value: peakBytes, unit: 'bytes', ...taken });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

// A call's legs are as far from one another as calls are: the first legs of all come first, then the second ones.
function* shuffledLines(): Generator<string> {
  const calls = RECORDS / 2;
  for (const leg of [0, 1])
    for (let i = 0; i < calls; i += 1) yield `${JSON.stringify(messagesOf((i * STRIDE) % calls, ['records'])[leg])}\n`;
}

/** Runs the command as people do, with a hook that says at its end how much memory it held at most. */
async function report(file: string): Promise<{ readonly ms: number; readonly peakBytes: number }> {
  const hook = join(import.meta.dirname, 'tell-peak-memory.mjs');
  const command = join(import.meta.dirname, '../cli/report.ts');
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--import', hook, command, file], { stdio: ['ignore', 'ignore', 'inherit', 'pipe'] });
  const told = child.stdio[3];
  let said = '';
  told?.on('data', (chunk) => (said += chunk));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`The report ended with ${code}.`);
  return { ms: performance.now() - startedAt, peakBytes: Number(said) };
}
