import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One thing that nobody could check without an account. */
export interface VerifyRow {
  /** Names it on the command line and in the file of results: its switch, or the beginning of its sentence. */
  readonly id: string;
  readonly section: string;
  readonly what: string;
  readonly look: string;
}

const PAGE = join(import.meta.dirname, '../../docs/verify-on-aws.md');
const MOST_WORDS = 7;

/** The rows of `docs/verify-on-aws.md`, in their order. @throws Error when two have the same id, or the page cannot be read */
export const verifyRows = (): readonly VerifyRow[] => rowsIn(readFileSync(PAGE, 'utf8'));

/** The rows of a page of tables with a header each, below headings. @throws Error when two have the same id */
export function rowsIn(page: string): readonly VerifyRow[] {
  const rows: VerifyRow[] = [];
  let section = '';
  let isHeader = true;
  for (const line of page.split('\n')) {
    if (line.startsWith('## ')) section = line.slice(3);
    if (!line.startsWith('|')) isHeader = true;
    else if (isHeader) isHeader = false;
    else if (!/^\|[\s|-]+$/.test(line)) rows.push(rowOf(line, section));
  }
  const twice = rows.find(({ id }, at) => rows.findIndex((other) => other.id === id) < at);
  if (twice) throw new Error(`Two rows of docs/verify-on-aws.md are named ${twice.id}.`);
  return rows;
}

function rowOf(line: string, section: string): VerifyRow {
  const [what = '', look = ''] = line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());
  return { id: idOf(what), section, what, look };
}

function idOf(what: string): string {
  const [, name] = /^`(\w+)`/.exec(what) ?? [];
  const isSwitch = name !== undefined && /^(`\w+`(, )?)+$/.test(what);
  if (isSwitch) return name;
  const words = what
    .toLowerCase()
    .replace(/[^a-z0-9 ]+/g, ' ')
    .split(' ')
    .filter(Boolean);
  return words.slice(0, MOST_WORDS).join('-');
}
