const ASK_AFTER_MS = [0, 1000, 2000, 4000, 8000, 16_000, 32_000];

/**
 * Asks at once and then ever more rarely, for about half a minute: what happened reaches the product by events and records that come
 * later. The result ends it.
 */
export function askAgain(ask: () => void, how: 'once' | 'again' = 'again'): () => void {
  const timers = ASK_AFTER_MS.slice(0, how === 'once' ? 1 : undefined).map((delayMs) => setTimeout(ask, delayMs));
  return () => {
    for (const timer of timers) clearTimeout(timer);
  };
}
