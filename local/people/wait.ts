import type { Clock } from '../ports.ts';

/** Something that changes and can be looked at again after each change. */
export interface Watched {
  /** Calls `listener` after each change; the result ends it. */
  onChange(listener: () => void): () => void;
  /** What is to be seen now, in words for an error: states only, never a number or a name. */
  seen(): string;
}

/** What is waited for, where, and how long. */
export interface Wait<T> {
  readonly clock: Clock;
  readonly watched: Watched;
  /** What is waited for, as it should read after "waited for". */
  readonly what: string;
  /** The awaited value once it is there, undefined until then. */
  readonly look: () => T | undefined;
  /** Milliseconds on the given clock. */
  readonly withinMs: number;
}

/** A person waited for something that did not come; the message says what was seen instead. */
export class WaitedInVainError extends Error {
  override readonly name = 'WaitedInVainError';
}

/** Resolves as soon as `look` finds something. @throws WaitedInVainError when the deadline on the clock passes first. */
export function waitFor<T>({ clock, watched, what, look, withinMs }: Wait<T>): Promise<T> {
  const found = look();
  if (found !== undefined) return Promise.resolve(found);
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const end = (settle: () => void) => {
    stopLooking();
    stopClock();
    settle();
  };
  const stopLooking = watched.onChange(() => {
    const value = look();
    if (value !== undefined) end(() => resolve(value));
  });
  const stopClock = clock.after(withinMs, () =>
    end(() => reject(new WaitedInVainError(`waited ${withinMs} ms for ${what}; seen: ${watched.seen()}`))),
  );
  return promise;
}

/** Lets time pass on the clock. */
export const pause = (clock: Clock, ms: number): Promise<void> => new Promise((resolve) => clock.after(ms, resolve));
