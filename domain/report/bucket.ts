/** Length of a report bucket. */
export const BUCKET_MS = 15 * 60 * 1000;

/** The 15 minutes UTC an instant lies in, by their beginning: `2026-11-21T10:15:00Z`. */
export const bucketOf = (instant: string): string =>
  `${new Date(Math.floor(Date.parse(instant) / BUCKET_MS) * BUCKET_MS).toISOString().slice(0, 19)}Z`;
