import { byText } from '../../domain/by-text.ts';
import { maskedConsult } from '../../domain/masked.ts';
import type { Input } from '../input/input.ts';
import { readInput } from '../input/read-input.ts';
import { Rejections } from '../input/rejections.ts';
import { csvReport } from '../print/csv-report.ts';
import { jsonReport } from '../print/json-report.ts';
import { textReport } from '../print/text-report.ts';
import type { Progress } from '../progress.ts';
import type { SpillFolder } from '../spill/spill-folder.ts';
import { ConsultList } from './consult-list.ts';
import { OfflineLedger } from './offline-ledger.ts';
import { Tally } from './tally.ts';

/** The form of a report: tables for people, one JSON document, or the consults as CSV. */
export type Form = 'text' | 'json' | 'csv';

interface Work {
  readonly inputs: readonly Input[];
  readonly form: Form;
  /** Whether the contacts are named whose legs are missing. */
  readonly namesMissing?: boolean;
  readonly folder: SpillFolder;
  readonly progress: Progress;
}

export interface Result {
  /** The report, to be written while the folder is there. */
  readonly text: Iterable<string>;
  readonly rejections: Rejections;
}

/** The report on exports, in memory that does not grow with them. Throws what reading an input throws. */
export async function offlineReport(work: Work): Promise<Result> {
  const ledger = new OfflineLedger(work.folder);
  const { messages, rejections } = await readAll(work, ledger);
  const { tally, list, missing } = await foldAll(work, ledger);
  const summary = tally.summary();
  const read = { inputs: work.inputs.length, messages, rejected: rejections.count };
  const text = {
    text: () => [textReport(summary, read, missing)],
    json: () => jsonReport(summary, list.sorted(), { rejected: rejections.count, missing }),
    csv: () => csvReport(list.sorted()),
  }[work.form]();
  return { text, rejections };
}

async function readAll({ inputs, progress }: Work, ledger: OfflineLedger) {
  const rejections = new Rejections();
  const of = inputs.some(({ bytes }) => bytes === null) ? null : inputs.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
  let [messages, bytesRead] = [0, 0];
  const onRead = (bytes: number) => {
    bytesRead += bytes;
    progress.show('Reading', of === null ? Math.round(bytesRead / 1e6) : bytesRead, of, ' MB');
  };
  for (const input of inputs) messages += await readInput(input, { onFact: ledger.add, onRead, rejections });
  return { messages, rejections };
}

/** The tables need the sums alone: for them no consult is put aside. */
async function foldAll({ form, namesMissing = false, folder, progress }: Work, ledger: OfflineLedger) {
  const tally = new Tally();
  const list = new ConsultList(folder);
  const missing: string[] = [];
  for await (const chains of ledger.chains((done, of) => progress.show('Linking', done, of))) {
    for (const chain of chains) tally.add(chain);
    if (namesMissing) missing.push(...chains.flatMap(({ legsMissing }) => legsMissing));
    if (form !== 'text') list.add(chains.flatMap((chain) => chain.consults).map(maskedConsult));
  }
  progress.clear();
  return { tally, list, missing: namesMissing ? missing.sort(byText) : null };
}
