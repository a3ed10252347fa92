/** Sorted runs as one sorted run, by code units. Takes one line of each at a time. */
export function* merged(runs: readonly Iterator<string>[]): Generator<string> {
  const [only] = runs;
  if (!only) return;
  if (runs.length === 1) return yield* restOf(only, only.next());
  const half = runs.length >> 1;
  yield* mergedPair(merged(runs.slice(0, half)), merged(runs.slice(half)));
}

function* mergedPair(left: Iterator<string>, right: Iterator<string>): Generator<string> {
  let [a, b] = [left.next(), right.next()];
  while (!a.done && !b.done) {
    if (a.value <= b.value) {
      yield a.value;
      a = left.next();
    } else {
      yield b.value;
      b = right.next();
    }
  }
  yield* restOf(left, a);
  yield* restOf(right, b);
}

function* restOf(run: Iterator<string>, from: IteratorResult<string>): Generator<string> {
  for (let next = from; !next.done; next = run.next()) yield next.value;
}
