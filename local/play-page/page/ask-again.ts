const FIRST_MS = [0, 1000, 2000, 4000];
const THEN_EVERY_MS = 8000;

/**
 * Asks at once, then ever more rarely: what happened reaches the product by events and records that come later, the last ones when the
 * agents have finished their work after the call. The result ends it.
 */
export function askAgain(ask: () => void): () => void {
  const timers = FIRST_MS.map((delayMs) => setTimeout(ask, delayMs));
  const timer = setInterval(ask, THEN_EVERY_MS);
  return () => {
    for (const one of timers) clearTimeout(one);
    clearInterval(timer);
  };
}
