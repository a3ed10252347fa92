import type { Picture, Third } from './picture.ts';

/** After this long without a second signal the agent may say themselves that somebody answered. */
export const ANSWER_SIGNAL_LATE_MS = 10_000;
/** Whether the second signal has kept the agent waiting for longer than that. */
export const signalIsLate = ({ line, reach }: Third, now: number): boolean =>
  reach === 'waiting' && now - line.since >= ANSWER_SIGNAL_LATE_MS;

/** After this long without an answer the desk offers to go back to the customer, unless the deployment says otherwise. */
export const NO_ANSWER_MS = 30_000;

/** The one third party asked from here who has not answered for too long while the customer waits; null when there is none. */
export function overdueTarget({ thirds, customer, noAnswerMs }: Picture, now: number): Third | null {
  const [only, ...others] = thirds;
  if (!only || others.length > 0 || customer === null || only.reach === 'there' || !only.known.askedHere) return null;
  return now - only.known.appearedAt >= noAnswerMs ? only : null;
}
