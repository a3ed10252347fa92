/** The value that a share of all is not above, by the nearest rank; `share` from 0 to 1. @throws Error when there are none */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('There is nothing to take a quantile of.');
  return value;
}

/** For figures of a machine that does other things too. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);
