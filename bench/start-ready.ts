import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { freePorts } from '../local/free-ports.ts';
import type { Benchmark } from './figure.ts';
import { median } from './quantile.ts';

const STARTS = 3;

/** From the command to its addresses, once installed. */
export const startReady: Benchmark = {
  names: ['start.ready-ms'],
  run: async (tell) => {
    const taken: number[] = [];
    for (let i = 0; i < STARTS; i += 1) taken.push(await start());
    tell({ name: 'start.ready-ms', value: Math.round(median(taken)), unit: 'ms', first: Math.round(taken[0] ?? 0) });
  },
};

async function start(): Promise<number> {
  const port = await freePorts();
  const startedAt = performance.now();
  const child = spawn(process.execPath, [join(import.meta.dirname, '../local/start.ts'), '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const ready = new Promise<number>((resolve, reject) => {
    child.stdout.once('data', () => resolve(performance.now() - startedAt));
    child.once('close', (code) => reject(new Error(`The start ended with ${code}.`)));
  });
  try {
    return await ready;
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}
