import type { Item } from '../../lambdas/store/query-all.ts';

/** An item of the table as plain values: texts, numbers, lists of texts. */
export const plainItem = (item: Item): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(item).map(([name, { S, N, SS, BOOL }]) => [name, S ?? (N === undefined ? undefined : Number(N)) ?? SS ?? BOOL]),
  );
