/** Minutes and seconds, `1:05`; never negative. */
export function minutes(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Seconds with one digit, `12.4 s`. */
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
