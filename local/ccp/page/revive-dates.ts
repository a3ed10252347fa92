/** Keys whose values Streams takes for Dates; with texts in them `getStateDuration()` throws (seen with Streams 2.28). */
const INSTANTS = new Set(['timestamp', 'timeStamp', 'startTimestamp', 'snapshotTimestamp', 'queueTimestamp', 'joinTime', 'joinTimeStamp']);

/** A copy in which every ISO 8601 text under an instant's key is a Date; other values are as they were. */
export function reviveDates(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return INSTANTS.has(key) ? new Date(value) : value;
  if (Array.isArray(value)) return value.map((item) => reviveDates(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, reviveDates(inner, name)]));
}
