import type { Consult } from '../../contract/schemas/consult.ts';
import { consultHeading, consultLine } from '../../domain/csv/consults-csv.ts';

/** A report as CSV: a line for each consult, the consults given as JSON. */
export function* csvReport(consults: Iterable<string>): Generator<string> {
  yield consultHeading();
  for (const consult of consults) yield consultLine(JSON.parse(consult) as Consult);
}
