// Made once: to make a format takes longer than to draw the rest of a row that a time stands in.
const SECOND = new Intl.DateTimeFormat([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const MINUTE = new Intl.DateTimeFormat([], { hour: '2-digit', minute: '2-digit' });
const DAY_AND_MINUTE = new Intl.DateTimeFormat([], { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

/** An instant, ISO 8601, as people write it: hour, minute and second, in their own time zone. */
export const timeToSecond = (instant: string): string => SECOND.format(new Date(instant));

/** An instant, ISO 8601, as people write it: hour and minute, in their own time zone. */
export const timeToMinute = (instant: string): string => MINUTE.format(new Date(instant));

/** An instant, ISO 8601, as people write it: day and minute, in their own time zone. */
export const dayAndTime = (instant: string): string => DAY_AND_MINUTE.format(new Date(instant));
