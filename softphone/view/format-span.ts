import { texts } from './texts.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A span of milliseconds in one unit, `4 min`, for what must not count seconds. */
export function formatSpan(ms: number): string {
  if (ms < MINUTE_MS) return texts.spans.lessThanAMinute;
  return ms < HOUR_MS ? texts.spans.minutes(Math.floor(ms / MINUTE_MS)) : texts.spans.hours(Math.floor(ms / HOUR_MS));
}
