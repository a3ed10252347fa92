import type { Third } from './picture.ts';

/** After this long without a second signal the agent may say themselves that somebody answered. */
export const ANSWER_SIGNAL_LATE_MS = 10_000;
/** Whether the second signal has kept the agent waiting for longer than that. */
export const signalIsLate = ({ line, reach }: Third, now: number): boolean =>
  reach === 'waiting' && now - line.since >= ANSWER_SIGNAL_LATE_MS;
