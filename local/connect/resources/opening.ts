import type { Hours } from './registry.ts';

/** Whether the hours are open at an instant (ms since 1970 UTC), in their own time zone. */
export function isOpen({ days, timeZone }: Hours, atMs: number): boolean {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const part = Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
  const minute = Number(part.hour) * 60 + Number(part.minute);
  return days.some(({ day, fromMinute, toMinute }) => day === part.weekday?.toUpperCase() && fromMinute <= minute && minute < toMinute);
}
