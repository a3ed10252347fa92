import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { UsageError } from '../errors.ts';

/** What came of one row. */
export interface Result {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly by: 'API' | 'person';
  readonly verdict: 'as expected' | 'otherwise' | 'skipped';
  readonly saw: string;
}

/** What came of the rows so far, of one instance. */
export interface Results {
  readonly instance: string;
  readonly rows: Readonly<Record<string, Result>>;
}

/** The results of an earlier run, or none. @throws UsageError when the file is another instance's, or none of these */
export function readResults(file: string, instance: string): Results {
  if (!existsSync(file)) return { instance, rows: {} };
  const results = parsed(file);
  if (results.instance !== instance) throw new UsageError(`${file} is of another instance. Name another file with --out.`);
  return results;
}

function parsed(file: string): Results {
  try {
    const { instance, rows } = JSON.parse(readFileSync(file, 'utf8')) as Results;
    if (typeof instance === 'string' && typeof rows === 'object') return { instance, rows };
  } catch (cause) {
    throw new UsageError(`${file} is no file of results. Name another with --out.`, { cause });
  }
  throw new UsageError(`${file} is no file of results. Name another with --out.`);
}

/** Written after every row, so that nothing is lost when the run is stopped. */
export function writeResults(file: string, results: Results): void {
  writeFileSync(`${file}.part`, `${JSON.stringify(results, undefined, 2)}\n`);
  renameSync(`${file}.part`, file);
}

/** Lines for people: what was otherwise first. */
export function resultsText({ rows }: Results, of: number): string {
  const all = Object.entries(rows);
  const count = (verdict: Result['verdict']) => all.filter(([, row]) => row.verdict === verdict).length;
  const otherwise = all.filter(([, row]) => row.verdict === 'otherwise').map(([id, { at, saw }]) => `  ${id} (${at.slice(0, 10)}): ${saw}`);
  const left = of - all.length;
  const sums = `${count('as expected')} as expected, ${count('otherwise')} otherwise, ${count('skipped')} skipped, ${left} not looked at.`;
  return [...(otherwise.length > 0 ? ['Otherwise than expected:', ...otherwise] : []), sums, ''].join('\n');
}
