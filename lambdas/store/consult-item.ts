import type { Consult } from '../../contract/schemas/consult.ts';
import { TIMES } from '../../contract/times.ts';
import type { Contribution } from '../../domain/report/contribution-of.ts';
import { UNKNOWN } from '../../domain/times/time.ts';
import type { Item } from './query-all.ts';

/** A row as it stands in the ledger: of a consult, or, with null and without contribution, of a leg that is none. */
export interface StoredConsult {
  readonly consult: Consult | null;
  readonly contribution: Contribution;
  /** The lists it stands in, as list keys. */
  readonly lists: readonly string[];
  /** Hash of the facts the row was derived from. */
  readonly seen: string;
}

/** Reads a CONSULT item; undefined when there is none. */
export function storedConsult(item: Item | undefined): StoredConsult | undefined {
  if (!item?.seen?.S) return undefined;
  return {
    consult: item.row?.S ? withAllTimes(JSON.parse(item.row.S) as Consult) : null,
    contribution: item.contribution?.S ? (JSON.parse(item.contribution.S) as Contribution) : {},
    lists: item.lists?.S ? (JSON.parse(item.lists.S) as readonly string[]) : [],
    seen: item.seen.S,
  };
}

/** Rows of versions before this one have fewer times, and none of their bounds: nothing bounds those until the row is projected again. */
const withAllTimes = (consult: Consult): Consult =>
  consult?.times === undefined
    ? consult
    : {
        ...consult,
        times: Object.fromEntries(TIMES.map((name) => [name, { ...UNKNOWN, ...consult.times[name] }])) as unknown as Consult['times'],
      };

/** The attributes of a CONSULT item beside its key. */
export const consultAttributes = ({ consult, contribution, lists, seen }: StoredConsult, expiresAt: number | null) => ({
  seen: { S: seen },
  ...(consult
    ? { row: { S: JSON.stringify(consult) }, contribution: { S: JSON.stringify(contribution) }, lists: { S: JSON.stringify(lists) } }
    : {}),
  ...(expiresAt === null ? {} : { expiresAt: { N: String(expiresAt) } }),
});
