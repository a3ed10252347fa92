import type { SimClock } from '../connect/sim-clock.ts';

/**
 * Lets simulated time run, timer by timer, until a script has ended; time stands still while anything acts at its own instant.
 * @throws what the script throws; Error when it waits for something that no timer will bring.
 */
export async function drive<T>(clock: SimClock, script: Promise<T>): Promise<T> {
  let ended = false;
  const end = () => {
    ended = true;
  };
  script.then(end, end);
  for (;;) {
    await clock.runUntil(clock.now());
    await continuations();
    if (ended) return script;
    const next = clock.nextAtMs();
    if (next === null) throw new Error('The script waits for something that no timer will bring.');
    await clock.runUntil(next);
  }
}

// What a timer has resolved goes on in microtasks, all of which run before the next turn of the event loop.
const continuations = () => new Promise<void>((resolve) => setImmediate(resolve));
