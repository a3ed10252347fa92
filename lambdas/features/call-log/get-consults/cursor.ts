const PLACE = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)#[\w-]{1,256}$/;

/** Where a list goes on, as it is handed out: opaque to who gets it. */
export const cursorOf = (place: string): string => Buffer.from(place).toString('base64url');

/** The place a cursor stands for; undefined for what is no cursor, or one of another range. */
export function placeOfCursor(cursor: string, { from, to }: { readonly from: string; readonly to: string }): string | undefined {
  const place = Buffer.from(cursor, 'base64url').toString();
  const startedAt = PLACE.exec(place)?.[1];
  return startedAt !== undefined && isInstant(startedAt) && from <= startedAt && startedAt < to ? place : undefined;
}

function isInstant(text: string): boolean {
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString() === text;
}
