/** Rows that Page Up and Page Down go. */
const PAGE = 8;

const MOVES: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at + count - 1) % count,
  PageDown: (at, count) => Math.min(at + PAGE, count - 1),
  PageUp: (at) => Math.max(at - PAGE, 0),
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/** Which row a key leads to from row `at` of `count`; null for other keys, or without rows. */
export const moveBy = (key: string, at: number, count: number): number | null => (count === 0 ? null : (MOVES[key]?.(at, count) ?? null));
