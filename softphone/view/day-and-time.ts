/** An instant, ISO 8601, as people write it: day and minute, in their own time zone. */
export const dayAndTime = (instant: string): string =>
  new Date(instant).toLocaleString([], { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
