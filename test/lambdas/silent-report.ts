import type { BatchReport } from '../../lambdas/runtime/process-batch.ts';

/** A report that writes nothing and remembers everything. */
export interface SilentReport extends BatchReport {
  readonly counted: Record<string, number>;
  /** `[level, message, more...]` of every line. */
  readonly said: unknown[][];
}

export function silentReport(): SilentReport {
  const counted: Record<string, number> = {};
  const said: unknown[][] = [];
  const say =
    (level: string) =>
    (...line: unknown[]) =>
      void said.push([level, ...line]);
  return {
    counted,
    said,
    log: { info: say('info'), warn: say('warn'), error: say('error') },
    metrics: {
      count: (name, by = 1) => {
        if (by > 0) counted[name] = (counted[name] ?? 0) + by;
      },
      flush: () => {},
    },
  };
}
