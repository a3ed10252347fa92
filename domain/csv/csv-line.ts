import { oneLine } from '../text/one-line.ts';

/** What a cell may hold; null is an empty cell. */
export type Cell = string | number | boolean | null;

/** A text that a spreadsheet would take for a formula (OWASP, "CSV Injection"), in signs of any width: an outside number begins so, too. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@]/u;
const NEEDS_QUOTES = /[",]/;

/**
 * One line of CSV with its end (RFC 4180), each cell on one line and without control characters. A text that begins like a formula gets an
 * apostrophe before it.
 */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(written).join(',')}\r\n`;

function written(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  const line = oneLine(cell);
  // Normalized, a full-width sign is the plain one.
  const text = FORMULA.test(line.normalize('NFKC')) ? `'${line}` : line;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
