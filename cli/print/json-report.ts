import type { Summary } from '../offline/tally.ts';
import { jsonText } from './say.ts';

/** A report as the pieces of one JSON document, `{ chains, consults, totals }`, a consult on a line of its own. */
export function* jsonReport({ chains, totals }: Summary, consults: Iterable<string>, rejected: number): Generator<string> {
  yield `{"chains":${chains},"consults":[`;
  let before = '\n';
  for (const consult of consults) {
    yield before + jsonText(consult);
    before = ',\n';
  }
  const { consults: count, byOutcome, warmRate, unknown, pending } = totals;
  yield `\n],"totals":${JSON.stringify({ consults: count, byOutcome, warmRate, unknown, pending, rejected })}}\n`;
}
