import { constants } from 'node:os';

/** Ctrl-C, a manager of services, a terminal that closes. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What is done when somebody asks this process to end. */
export interface AskedToEnd {
  /** From now on the first request runs `end`, whose business it is to exit. */
  first(end: () => void): void;
}

/**
 * Sees to it that a request to end lets exit handlers run, which end what this process started: a signal alone would not. A request ends the
 * process at once, with the shell's code for that signal, unless something is to be done `first`; a second one always does.
 */
export function whenAskedToEnd(): AskedToEnd {
  let end: (() => void) | undefined;
  const asked = (signal: (typeof SIGNALS)[number]) => {
    const first = end;
    end = undefined;
    if (first) first();
    else process.exit(128 + constants.signals[signal]);
  };
  for (const signal of SIGNALS) process.on(signal, asked);
  return {
    first(what) {
      end = what;
    },
  };
}
