import { createSimClock, type SimClock } from '../../local/connect/sim-clock.ts';
import { freePorts } from '../../local/free-ports.ts';
import { type LocalStack, type StackOptions, startStack } from '../../local/stack.ts';

/** The running product in simulated time. */
export interface SimStack {
  readonly stack: LocalStack;
  readonly clock: SimClock;
}

const A_DAY_MS = 24 * 3_600_000;

/** Starts the stack on ports of its own, a day ago by its clock; the cloud's own delays are shortened. */
export async function startSimStack(options: Partial<StackOptions> = {}): Promise<SimStack> {
  const clock = createSimClock({ startAtMs: Date.now() - A_DAY_MS });
  const stack = await startStack({ firstPort: await freePorts(), clock, timeScale: 0.05, ...options });
  clock.onSettle(() => stack.connect.settle());
  return { stack, clock };
}
