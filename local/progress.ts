/** Follows one step of a start: passes its promise on and tells when it is done. */
export type Progress = <T>(what: string, step: Promise<T>) => Promise<T>;

export const noProgress: Progress = (_what, step) => step;

/** One line on stderr for each step that ends, with its seconds. */
export const progressOnStderr: Progress = async (what, step) => {
  const started = performance.now();
  const result = await step;
  process.stderr.write(`  ${what} ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  return result;
};
