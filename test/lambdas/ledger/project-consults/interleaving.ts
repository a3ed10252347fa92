import { createHash } from 'node:crypto';
import type { Ledger } from '../../../../lambdas/store/ledger.ts';

/** A process that works on a ledger of its own view. */
export type Process = (ledger: Ledger) => Promise<void>;

/** How often a process that is running is put behind all others: enough for every race of two steps. */
const CHANGES = 3;
/** Requests among which the changes fall. */
const WITHIN = 60;

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Runs processes to their end, one request at a time: always one of the process that is first in a random order, which a few times is
 * put last in the middle of its work. Unlike a fair order this leaves processes far behind, with what they read long out of date.
 */
export async function interleave(real: Ledger, processes: readonly Process[], seed: number): Promise<void> {
  const random = randomFrom(seed);
  const waiting = new Map<number, (() => Promise<void>)[]>(processes.map((_, i) => [i, []]));
  const order = [...waiting.keys()].sort(() => random() - 0.5);
  const changes = new Set(Array.from({ length: CHANGES }, () => Math.floor(random() * WITHIN)));
  let running = processes.length;
  const all = Promise.all(processes.map((start, i) => start(viewOf(real, waiting.get(i) ?? [])).finally(() => running--)));
  for (let step = 0; running > 0; ) {
    // Everybody gets as far as their next request before one is let through.
    await nextTurn();
    const first = order.find((i) => waiting.get(i)?.length);
    if (first === undefined) continue;
    if (changes.has(step++)) order.push(...order.splice(order.indexOf(first), 1));
    else await waiting.get(first)?.shift()?.();
  }
  await all;
}

function viewOf(real: Ledger, waiting: (() => Promise<void>)[]): Ledger {
  const send = (...args: unknown[]) => {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    waiting.push(() => (real.db.send as (...given: unknown[]) => Promise<unknown>)(...args).then(resolve, reject));
    return promise;
  };
  return { tableName: real.tableName, db: { send } as unknown as Ledger['db'] };
}

/** Numbers from 0 to 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let drawn = 0;
  return () => createHash('sha256').update(`${seed}/${drawn++}`).digest().readUInt32BE(0) / 2 ** 32;
}

/** Lets `fast` run from its beginning to its end just before the given request of `slow` (counted from 0), or after the last one. */
export async function overtake(real: Ledger, slow: Process, fast: Process, before: number): Promise<{ readonly requests: number }> {
  let requests = 0;
  const send = async (...args: unknown[]) => {
    if (requests++ === before) await fast(real);
    return (real.db.send as (...given: unknown[]) => Promise<unknown>)(...args);
  };
  await slow({ tableName: real.tableName, db: { send } as unknown as Ledger['db'] });
  if (requests <= before) await fast(real);
  return { requests };
}
