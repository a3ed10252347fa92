import { afterAll, beforeAll } from 'vitest';
import { createSimClock, type SimClock } from '../../local/connect/sim-clock.ts';
import { freePorts } from '../../local/free-ports.ts';
import { type LocalStack, type StackOptions, startStack } from '../../local/stack.ts';
import { asContract } from './as-contract.ts';

/** The running product in simulated time. */
export interface SimStack {
  readonly stack: LocalStack;
  readonly clock: SimClock;
}

const A_DAY_MS = 24 * 3_600_000;

/** What a simulated stack may be told beside the stack's own options. */
export interface SimStackOptions extends Partial<StackOptions> {
  /**
   * When the clock starts, in milliseconds since 1970 UTC. DynamoDB Local deletes by the real time: what lives for less than a day needs a
   * clock that starts now. @default a day ago
   */
  readonly startAtMs?: number;
}

/** Starts the stack on ports of its own, in simulated time; the cloud's own delays are shortened, and each function has one environment. */
export async function startSimStack({ startAtMs = Date.now() - A_DAY_MS, ...options }: SimStackOptions = {}): Promise<SimStack> {
  const clock = createSimClock({ startAtMs });
  const stack = await startStack({ firstPort: await freePorts(), clock, timeScale: 0.2, sizes: { environments: 1 }, ...options });
  clock.onSettle(() => stack.connect.settle());
  return { stack: { ...stack, api: asContract(stack.api) }, clock };
}

/** One such stack for all tests of a `describe`, or of a file. */
export function useSimStack(options: SimStackOptions = {}): () => SimStack {
  let running: SimStack | undefined;
  beforeAll(async () => {
    running = await startSimStack(options);
  });
  afterAll(() => running?.stack.stop());
  return () => {
    if (!running) throw new Error('The stack starts before the first test.');
    return running;
  };
}
