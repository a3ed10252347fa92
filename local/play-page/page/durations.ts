/** Minutes and seconds, `1:05`; never negative. */
export function minutes(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Seconds with one digit, `12.4 s`. */
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

const TIME_OF_DAY = new Intl.DateTimeFormat([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** Hours, minutes and seconds of the day in the browser's zone, as people there write them; the desks beside it write them so, too. */
export const timeOfDay = (atMs: number): string => TIME_OF_DAY.format(new Date(atMs));
