/** Messages of a page within a second; one that sends more is in a loop. */
const MOST_A_SECOND = 20;

/** Counts messages: each call is one, and false when it is too much. @param now milliseconds */
export function pace(now: () => number): () => boolean {
  let recent: number[] = [];
  return () => {
    recent = recent.filter((at) => now() - at < 1_000);
    if (recent.length >= MOST_A_SECOND) return false;
    recent.push(now());
    return true;
  };
}
