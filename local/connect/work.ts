/** Counts the work that is no timer - function calls and the flow steps after them - so that simulated time can wait for it. */
export interface Work {
  /** Counts `work` until it ends; its failure is handed on. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when nothing is counted any more. */
  settle(): Promise<void>;
}

/** An empty count. */
export function createWork(): Work {
  const open = new Set<Promise<unknown>>();
  const track = <T>(work: Promise<T>) => {
    open.add(work);
    const done = () => open.delete(work);
    work.then(done, done);
    return work;
  };
  const settle = async () => {
    // Twice through the event loop: continuations of what has just ended may start more.
    for (let quiet = 0; quiet < 2; ) {
      await Promise.allSettled(open);
      await new Promise<void>((resolve) => setImmediate(resolve));
      quiet = open.size === 0 ? quiet + 1 : 0;
    }
  };
  return { track, settle };
}
