import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Consult } from '../../contract/schemas/consult.ts';
import { type ConsultList, listKey } from '../../domain/lists/list-keys.ts';
import { listPartition, monthOf } from './keys.ts';
import type { Ledger } from './ledger.ts';
import { readConsultRows } from './read-consult-rows.ts';

/** A stretch of one or more lists. Instants as `Date.toISOString` writes them; `to` is not part of it. */
export interface ListStretch {
  readonly lists: readonly ConsultList[];
  readonly from: string;
  readonly to: string;
  /** The place to go on from, as the page before told it; null begins at the newest. */
  readonly after: string | null;
}

/** Some consults of a stretch, newest first, each once. */
export interface ListPage {
  readonly consults: readonly Consult[];
  /** Where the next page goes on; null when there is none. */
  readonly next: string | null;
}

/**
 * The newest consults of a stretch, at most `count` of them: a query for each list and UTC month until there are enough, then their rows.
 * A consult that is listed twice, because the same agent asked and came, is there once.
 */
export async function readConsultList(ledger: Ledger, stretch: ListStretch, count: number): Promise<ListPage> {
  const places: string[] = [];
  // One tells that there are more, and the place to go on from is found again.
  const atMost = count + 2;
  for (const month of monthsBack(stretch)) {
    const found = await Promise.all(stretch.lists.map((list) => placesIn(ledger, { month, list, stretch, atMost })));
    places.push(...[...new Set(found.flat())].sort().reverse());
    if (places.length > count) break;
  }
  const page = places.slice(0, count);
  const rows = await readConsultRows(ledger, page.map(contactIdAt));
  // The lists are read with eventual consistency: the row says where it stands by now.
  const consults = page.flatMap((place) => {
    const { consult, lists = [] } = rows.get(contactIdAt(place)) ?? {};
    return consult && stretch.lists.some((list) => lists.includes(listKey(instantAt(place), list))) ? [consult] : [];
  });
  return { consults, next: places.length > count ? (page.at(-1) ?? null) : null };
}

/** `<instant it began>#<contact id>`: where a consult stands in each of its lists. */
export const placeOf = ({ startedAt, contactId }: Consult): string => `${startedAt}#${contactId}`;
const instantAt = (place: string): string => place.slice(0, place.indexOf('#'));
const contactIdAt = (place: string): string => place.slice(place.indexOf('#') + 1);

interface Part {
  readonly month: string;
  readonly list: ConsultList;
  readonly stretch: ListStretch;
  readonly atMost: number;
}

async function placesIn(ledger: Ledger, { month, list, stretch, atMost }: Part): Promise<readonly string[]> {
  const { from, to, after } = stretch;
  const { Items = [] } = await ledger.db.send(
    new QueryCommand({
      TableName: ledger.tableName,
      // Places go on behind the instant, so those of `to` itself are greater than it.
      KeyConditionExpression: 'pk = :p AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: {
        ':p': { S: listPartition(month, `${list.name}#${list.value}`) },
        ':from': { S: from },
        ':to': { S: after ?? to },
      },
      ProjectionExpression: 'sk',
      ScanIndexForward: false,
      Limit: atMost,
    }),
  );
  return Items.flatMap(({ sk }) => (sk?.S && sk.S !== after ? [sk.S] : []));
}

/** The UTC months of a stretch, latest first. */
function monthsBack({ from, to, after }: ListStretch): readonly string[] {
  const months: string[] = [];
  const first = new Date(`${monthOf(from)}-01T00:00:00Z`);
  for (const at = new Date(`${monthOf(after ?? to)}-01T00:00:00Z`); at >= first; at.setUTCMonth(at.getUTCMonth() - 1))
    months.push(monthOf(at.toISOString()));
  return months;
}
