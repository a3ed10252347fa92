const COUNT = new Intl.NumberFormat('en-US');

/** A count, with commas between thousands. */
export const inDigits = (count: number): string => COUNT.format(count);

/** A share in percent with one decimal; a dash when it is a share of nothing. */
export const inPercent = (part: number, of: number): string => (of === 0 ? '-' : `${((100 * part) / of).toFixed(1)} %`);

/** A duration as people say it: `0.4 s`, `12.0 s`, `3 m 05 s`, `1 h 02 m`; a dash when it is not known. */
export function inTime(ms: number | null): string {
  if (ms === null) return '-';
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  const [minutes, hours] = [Math.floor(seconds / 60), Math.floor(seconds / 3600)];
  return hours === 0 ? `${minutes} m ${two(seconds % 60)} s` : `${hours} h ${two(minutes % 60)} m`;
}

/** What a duration lies between: `41.0 s to 48.0 s`, `41.0 s or more`; a dash when nothing is known of it. */
export function inBounds({ atLeastMs, atMostMs }: { readonly atLeastMs: number | null; readonly atMostMs: number | null }): string {
  if (atLeastMs === null && atMostMs === null) return '-';
  if (atMostMs === null) return `${inTime(atLeastMs)} or more`;
  const [least, most] = [inTime(atLeastMs ?? 0), inTime(atMostMs)];
  return least === most ? least : `${least} to ${most}`;
}

const two = (n: number) => String(n).padStart(2, '0');
