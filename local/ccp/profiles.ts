/** How fast answers and snapshots travel. Milliseconds; a range is drawn from evenly. */
export interface Profile {
  readonly answerDelayMs: Range;
  readonly updateDelayMs: Range;
  /** Shortest time between two snapshots: the real worker waits 100 ms between long polls, so shorter-lived states are never seen. */
  readonly minGapMs: number;
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

const exactly = (ms: number): Range => ({ from: ms, to: ms });

/**
 * `realistic`: the callback comes first, snapshots follow coalesced, as measured with the real shared worker of Streams 2.28.
 * `raw`: every change is pushed at once, before the callback. `slow`: a bad line, snapshots 1 to 2 s late.
 */
export const PROFILES = {
  realistic: { answerDelayMs: exactly(0), updateDelayMs: exactly(15), minGapMs: 100 },
  raw: { answerDelayMs: exactly(0), updateDelayMs: exactly(0), minGapMs: 0 },
  slow: { answerDelayMs: { from: 200, to: 800 }, updateDelayMs: { from: 1000, to: 2000 }, minGapMs: 100 },
} as const satisfies Record<string, Profile>;

export type ProfileName = keyof typeof PROFILES;

export const isProfileName = (value: unknown): value is ProfileName => typeof value === 'string' && Object.hasOwn(PROFILES, value);

/** A value of the range; `random` gives 0 to 1. */
export const draw = ({ from, to }: Range, random: () => number): number => Math.round(from + (to - from) * random());
