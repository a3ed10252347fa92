/** Runs `one` for every item, no more than `atOnce` of them at a time; resolves when all are done. `one` must not reject. */
export async function inParallel<T>(items: Iterable<T>, atOnce: number, one: (item: T) => Promise<void>): Promise<void> {
  const left = [...items].reverse();
  const work = async () => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) await one(item);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}
