import type { Step } from '../../../local/people/random/deed.ts';
import type { RandomCall } from '../../../local/people/random/random-call.ts';

type Scripted = RandomCall & { readonly steps: readonly Step[] };

/** The most calls that are played in search of a smaller one. */
const MOST_TRIES = 400;

/**
 * A call with as few steps as can be found that still goes wrong: halves are left out, then quarters, down to single steps, again and
 * again while that helps; then clocks that go wrong and pauses that are odd.
 * @param goesWrong plays a call; only asked for fewer or plainer steps than before
 */
export async function smallest(call: Scripted, goesWrong: (call: Scripted) => Promise<boolean>): Promise<Scripted> {
  let best = call;
  let tries = 0;
  const keep = async (candidate: Scripted): Promise<boolean> => {
    if (++tries > MOST_TRIES || !(await goesWrong(candidate))) return false;
    best = candidate;
    return true;
  };
  for (let size = best.steps.length; size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < best.steps.length; ) if (!(await keep({ ...best, steps: without(best.steps, at, size) }))) at += size;
  }
  for (let before = Infinity; best.steps.length < before; ) {
    before = best.steps.length;
    for (let at = 0; at < best.steps.length; ) if (!(await keep({ ...best, steps: without(best.steps, at, 1) }))) at++;
  }
  await keep({ ...best, clocks: {} });
  for (const at of best.steps.keys()) await keep({ ...best, steps: best.steps.map((step, i) => (i === at ? plainer(step) : step)) });
  return best;
}

/** The pause of what is left out goes to the step after it, so that the rest stays where it was. */
function without(steps: readonly Step[], at: number, size: number): readonly Step[] {
  const pauseMs = steps.slice(at, at + size).reduce((sum, { afterMs }) => sum + afterMs, 0);
  const next = steps[at + size];
  return [...steps.slice(0, at), ...(next ? [{ ...next, afterMs: next.afterMs + pauseMs }] : []), ...steps.slice(at + size + 1)];
}

const plainer = (step: Step): Step => ({
  ...step,
  afterMs: step.afterMs < 1_000 ? 1_000 : Math.min(5_000, Math.round(step.afterMs / 1_000) * 1_000),
});
