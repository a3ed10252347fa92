import { table } from '../print/table.ts';
import type { Elsewhere, Receipt } from './receipt.ts';

const LABELS: Readonly<Record<keyof Receipt['found'], string>> = {
  calls: 'calls',
  contacts: 'contacts',
  consults: 'consults',
  notesAndDispositions: 'notes and dispositions',
  handOffs: 'hand-offs of AI agents',
  own: 'presence, login, sockets',
  reportNames: 'report numbers under the name',
  messages: 'messages in queues',
  records: 'records in the failure bucket',
};

/** A receipt for the one who erases, and what else there is to do. */
export function receiptText({ receipt, at, dryRun, found, left }: Receipt, others: readonly Elsewhere[]): string {
  const rows = Object.entries(LABELS).map(([name, label]) => [label, String(found[name as keyof typeof LABELS] ?? 'not looked at')]);
  const notes = [
    ...(left.openCalls > 0 ? [`${left.openCalls} calls began less than a day ago and may still go on. Run this again tomorrow.`] : []),
    ...(left.items > 0 ? [`${left.items} items were written meanwhile or still count. Run this again.`] : []),
  ];
  const elsewhere = others.flatMap(({ what, how }) => [`- ${what}`, ...how.map((line) => `    ${line}`)]);
  return [
    dryRun ? 'Nothing was changed: --yes erases this.' : `Erased. Receipt ${receipt}, ${at}`,
    '',
    ...table(['', dryRun ? 'found' : 'erased'], rows),
    ...(notes.length > 0 ? ['', ...notes] : []),
    '',
    'What this command does not reach:',
    ...elsewhere,
    '',
  ].join('\n');
}
