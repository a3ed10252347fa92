/** One figure of a benchmark, printed as one JSON line. */
export interface Figure {
  /** As listed in `bench/README.md`. */
  readonly name: string;
  readonly value: number;
  readonly unit: 'count' | 'bytes' | 'ms' | 'per-second' | 'ratio';
  /** The same work done the plainest way, in the same run. */
  readonly baseline?: number;
  /** What the figure was taken at, for example how many records there were. */
  readonly [more: string]: string | number | undefined;
}

/** Takes figures of one kind, each handed on as soon as it is known. */
export interface Benchmark {
  /** What its figures' names begin with. */
  readonly names: readonly string[];
  /** `wanted` says whether a name was asked for; what was not need not be measured. */
  run(tell: (figure: Figure) => void, wanted: (name: string) => boolean): Promise<void>;
}
