import { setImmediate } from 'node:timers/promises';
import type { Contribution } from '../../domain/report/contribution-of.ts';
import type { Counters } from '../../domain/report/counters.ts';
import { expiryOf } from '../../lambdas/store/expiry.ts';
import { bucketInKey, type Key, reportItemKey } from '../../lambdas/store/keys.ts';
import { partitionOf } from '../spill/partition-of.ts';
import { PARTITIONS, Partitions } from '../spill/partitions.ts';
import type { SpillFolder } from '../spill/spill-folder.ts';
import { drift, type NumberDifference } from './differences.ts';
import { isLeaving } from './leaving.ts';
import type { AuditRules } from './look-again.ts';

/** One entry: what stands in an item, or what a row adds to it. */
type Entry = readonly [pk: string, sk: string, side: 'actual' | 'expected', counters: Counters];

/** Both sides of the report's numbers, of any size in little memory: put aside by item, and compared item by item. */
export class NumberBooks {
  readonly #entries: Partitions;

  constructor(folder: SpillFolder, name: string) {
    this.#entries = new Partitions(folder, name);
  }

  addActual(pk: string, sk: string, counters: Counters): void {
    this.#add([pk, sk, 'actual', counters]);
  }

  /** @param rowId the contact, or what stands for one that was erased */
  addExpected(rowId: string, contribution: Contribution): void {
    for (const [reportKey, counters] of Object.entries(contribution)) {
      const { pk, sk } = reportItemKey(reportKey, rowId);
      this.#add([pk.S, sk.S, 'expected', counters]);
    }
  }

  /** The items whose sides differ, those aside that leave the ledger. */
  async *differences({ retentionMonths, nowSeconds }: Pick<AuditRules, 'retentionMonths' | 'nowSeconds'>) {
    for (let i = 0; i < PARTITIONS; i += 1) {
      for (const each of this.#compared(i)) {
        if (drift(each) !== '[]' && !isLeaving(expiryOf(bucketInKey(each.key.sk.S), retentionMonths), nowSeconds)) yield each;
      }
      this.#entries.drop(i);
      // Lets a signal in between.
      await setImmediate();
    }
  }

  #add(entry: Entry): void {
    this.#entries.append(partitionOf(entry[0] + entry[1]), JSON.stringify(entry));
  }

  *#compared(index: number): Generator<NumberDifference> {
    const items = new Map<string, { key: Key; actual: Record<string, number>; expected: Record<string, number> }>();
    for (const line of this.#entries.lines(index)) {
      const [pk, sk, side, counters] = JSON.parse(line) as Entry;
      const item = items.get(`${pk}/${sk}`) ?? { key: { pk: { S: pk }, sk: { S: sk } }, actual: {}, expected: {} };
      items.set(`${pk}/${sk}`, item);
      for (const [name, n] of Object.entries(counters)) item[side][name] = (item[side][name] ?? 0) + n;
    }
    yield* items.values();
  }
}
