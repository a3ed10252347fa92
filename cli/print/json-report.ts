import type { Summary } from '../offline/tally.ts';
import { jsonText } from './say.ts';

/** What is said beside the sums: how many messages could not be read, and, where asked for, whose legs are missing. */
interface Beside {
  readonly rejected: number;
  readonly missing: readonly string[] | null;
}

/** A report as the pieces of one JSON document, `{ chains, consults, totals, missingLegs? }`, a consult on a line of its own. */
export function* jsonReport(
  { chains, totals, missingLegs }: Summary,
  consults: Iterable<string>,
  { rejected, missing }: Beside,
): Generator<string> {
  yield `{"chains":${chains},"consults":[`;
  let before = '\n';
  for (const consult of consults) {
    yield before + jsonText(consult);
    before = ',\n';
  }
  const { consults: count, byOutcome, warmRate, unknown, pending } = totals;
  yield `\n],"totals":${JSON.stringify({ consults: count, byOutcome, warmRate, unknown, pending, rejected, missingLegs })}`;
  yield missing === null ? '}\n' : `,"missingLegs":${JSON.stringify(missing)}}\n`;
}
