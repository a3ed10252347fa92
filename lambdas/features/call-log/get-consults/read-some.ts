import type { Consult } from '../../../../contract/schemas/consult.ts';
import type { ConsultList } from '../../../../domain/lists/list-keys.ts';
import type { Ledger } from '../../../store/ledger.ts';
import { type ListPage, placeOf, readConsultList } from '../../../store/read-consult-list.ts';
import type { ConsultsQuery } from './read-query.ts';

/** Rows looked at for one answer, where only some of what is listed is wanted, and how many of them at once. */
const LOOKED_AT = 600;
const AT_ONCE = 100;

/**
 * The newest consults of these lists that a question asks for, as many as it wants; fewer, and where to go on, when they are rare among
 * what is listed.
 */
export async function readSome(ledger: Ledger, query: ConsultsQuery, lists: readonly ConsultList[]): Promise<ListPage> {
  const { from, to, limit } = query;
  const atOnce = isNarrowed(query) ? AT_ONCE : limit;
  const found: Consult[] = [];
  let after = query.after;
  for (let left = LOOKED_AT; left > 0; left -= atOnce) {
    const { consults, next } = await readConsultList(ledger, { lists, from, to, after }, atOnce);
    found.push(...consults.filter((consult) => isWanted(consult, query)));
    const last = found[limit - 1];
    if (last) return { consults: found.slice(0, limit), next: next === null && last === consults.at(-1) ? null : placeOf(last) };
    if (next === null) return { consults: found, next };
    after = next;
  }
  return { consults: found, next: after };
}

const isNarrowed = ({ agent, queue, kind, channel, outcome }: ConsultsQuery): boolean =>
  [agent && queue, kind, channel, outcome].some((narrower) => narrower !== undefined);

const isWanted = ({ askedBy, target, channel, outcome }: Consult, query: ConsultsQuery): boolean =>
  [
    [query.queue, askedBy.queue],
    [query.kind, target.kind],
    [query.channel, channel],
    [query.outcome, outcome],
  ].every(([wanted, is]) => wanted === undefined || wanted === is);
