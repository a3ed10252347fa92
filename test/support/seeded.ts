const SEEDS = 2 ** 31;

/** The seed of the properties of this run: another one each time, or `SEED` of the environment to run one again. */
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * SEEDS));

/** How often a property is run, and from which seed; a line says how to run it again. A failure prints its seed and path as well. */
export function seeded(numRuns: number): { readonly numRuns: number; readonly seed: number } {
  if (!Number.isSafeInteger(SEED)) throw new Error('SEED must be a whole number.');
  console.log(`${numRuns} runs from seed ${SEED}: SEED=${SEED} npm test runs them again`);
  return { numRuns, seed: SEED };
}
