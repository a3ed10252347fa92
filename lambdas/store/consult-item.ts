import type { Consult } from '../../contract/schemas/consult.ts';
import type { Contribution } from '../../domain/report/contribution-of.ts';
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
    consult: item.row?.S ? (JSON.parse(item.row.S) as Consult) : null,
    contribution: item.contribution?.S ? (JSON.parse(item.contribution.S) as Contribution) : {},
    lists: item.lists?.S ? (JSON.parse(item.lists.S) as readonly string[]) : [],
    seen: item.seen.S,
  };
}

/** The attributes of a CONSULT item beside its key. */
export const consultAttributes = ({ consult, contribution, lists, seen }: StoredConsult, expiresAt: number | null) => ({
  seen: { S: seen },
  ...(consult
    ? { row: { S: JSON.stringify(consult) }, contribution: { S: JSON.stringify(contribution) }, lists: { S: JSON.stringify(lists) } }
    : {}),
  ...(expiresAt === null ? {} : { expiresAt: { N: String(expiresAt) } }),
});
