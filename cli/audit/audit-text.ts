import { oneLine } from '../../domain/text/one-line.ts';
import { inDigits } from '../print/in-words.ts';
import { type Findings, nameOf } from './audit.ts';
import { drift } from './differences.ts';
import type { Repair } from './repair.ts';

/** So many differences of each kind are named; `--json` names all. */
const NAMED = 10;

/** What an audit has found, and what became of it, in words. */
export function auditText({ contacts, chains, consults, reportItems, leaving, rows, numbers }: Findings, repaired: Repair | null): string {
  const lines = [
    `${inDigits(contacts)} contacts in ${inDigits(chains)} chains, ${inDigits(consults)} consults, ${inDigits(reportItems)} items of the report.`,
    ...(leaving > 0 ? [`${inDigits(leaving)} chains are at the end of their retention and were passed over.`] : []),
    ...(rows.length + numbers.length === 0 ? ['Rows and numbers are what the facts say.'] : []),
    ...listed(
      `${inDigits(rows.length)} rows are not what the facts say:`,
      rows.map(({ contactId, kind }) => `${contactId} (${kind})`),
    ),
    ...listed(
      `${inDigits(numbers.length)} items of the report are not what the rows add up to (counter, too many by):`,
      numbers.map((one) => `${nameOf(one)} ${drift(one)}`),
    ),
    ...(repaired ? [`Mended: ${repaired.rows} rows, ${repaired.numbers} items of the report. Left: ${repaired.left}.`] : []),
    ...(repaired && repaired.left > 0 ? ['Others wrote at the same time, or the facts are gone: look again in a while.'] : []),
    ...(!repaired && rows.length + numbers.length > 0 ? ['--repair mends it.'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

const listed = (heading: string, all: readonly string[]): readonly string[] =>
  all.length === 0 ? [] : [heading, ...all.slice(0, NAMED).map((one) => `  ${oneLine(one)}`), ...(all.length > NAMED ? ['  ...'] : [])];
