/** How many consults took from so long to less than so long, in milliseconds. */
export interface Bin {
  readonly fromMs: number;
  /** Null: and all that were longer. */
  readonly toMs: number | null;
  readonly count: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const EDGES = [0, 15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 20 * MINUTE];
/** Each step is a tenth longer than the one before; what took so long lies, to 5 %, in its middle. */
const STEP = 1.1;

/** The report's distribution in the bins people think in, all of them, the empty ones too. A consult near an edge may stand in the bin beside it. */
export function durationBins(distribution: readonly { readonly upToMs: number; readonly count: number }[]): readonly Bin[] {
  const bins = EDGES.map((fromMs, at) => ({ fromMs, toMs: EDGES[at + 1] ?? null, count: 0 }));
  for (const { upToMs, count } of distribution) {
    const middle = (upToMs + upToMs / STEP) / 2;
    const bin = bins.findLast(({ fromMs }) => fromMs <= middle);
    if (bin) bin.count += count;
  }
  return bins;
}
