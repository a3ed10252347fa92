const TIME_OF_DAY = new Intl.DateTimeFormat([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** Hours, minutes and seconds of the day in the browser's zone, as people there write them; the desks beside it write them so, too. */
export const timeOfDay = (atMs: number): string => TIME_OF_DAY.format(new Date(atMs));
