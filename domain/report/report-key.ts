import type { Dimension } from '../../contract/dimensions.ts';

/** `<bucket instant>#<dimension>#<value>`: the numbers of one quarter of an hour under one aspect. */
export const reportKey = (bucket: string, dimension: Dimension, value: string): string => `${bucket}#${dimension}#${value}`;

/** The value under which these keys of one consult count it in a dimension; null when they do not. */
export function valueIn(keys: readonly string[], dimension: Dimension): string | null {
  const [, , ...value] = keys.find((key) => key.split('#')[1] === dimension)?.split('#') ?? [];
  return value.length > 0 ? value.join('#') : null;
}
