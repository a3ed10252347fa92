/** Numbers from 0 to 1, the same row for the same seed (a linear congruential generator modulo 2^32; no secret depends on it). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
