import type { Consult } from '../../contract/schemas/consult.ts';
import { merged } from '../spill/merged.ts';
import { PARTITIONS, Partitions } from '../spill/partitions.ts';
import type { SpillFolder } from '../spill/spill-folder.ts';

/** Stands between a consult's id and its JSON, and sorts before every character of an id: so lines sort as their ids do. */
const AFTER_ID = '\t';

/** Consults sorted by contact id, of any number in little memory: each added group is a sorted run, and the runs are merged at the end. */
export class ConsultList {
  readonly #runs: Partitions;
  #groups = 0;

  constructor(folder: SpillFolder) {
    this.#runs = new Partitions(folder, 'consults');
  }

  /** Adds the consults of one partition of chains. There is room for as many groups as there are partitions. */
  add(consults: readonly Consult[]) {
    const lines = consults.map((consult) => `${consult.contactId}${AFTER_ID}${JSON.stringify(consult)}`).sort();
    for (const line of lines) this.#runs.append(this.#groups, line);
    this.#groups += 1;
  }

  /** Each consult as one line of JSON, sorted by contact id. */
  *sorted(): Generator<string> {
    const runs = Array.from({ length: Math.min(this.#groups, PARTITIONS) }, (_, index) => this.#runs.lines(index));
    for (const line of merged(runs)) yield line.slice(line.indexOf(AFTER_ID) + 1);
  }
}
