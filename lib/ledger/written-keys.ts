import { PARTITIONS, PREFIXES } from '../../contract/keys.ts';

type Under<Row extends keyof typeof PREFIXES> = `${(typeof PREFIXES)[Row]}*`;
const under = <Row extends keyof typeof PREFIXES>(row: Row) => `${PREFIXES[row]}*` as Under<Row>;

/** The partition keys of the ledger's items, as `dynamodb:LeadingKeys` compares them: what a function may write is listed kind by kind. */
export const KEYS = {
  facts: under('facts'),
  actions: under('actions'),
  markers: under('markers'),
  consults: under('consults'),
  report: under('report'),
  lists: under('lists'),
  written: under('written'),
  handOffs: under('handOffs'),
  handOffKeys: under('handOffKeys'),
  presences: under('presences'),
  logins: under('logins'),
  tickets: under('tickets'),
  sockets: under('sockets'),
  socketsOfAgents: under('socketsOfAgents'),
  watches: under('watches'),
  ...PARTITIONS,
} satisfies Readonly<Record<Exclude<keyof typeof PREFIXES, 'turns'>, string>>;

/** The turn at one operation of Connect's API. */
export const turnAt = (operation: string): WrittenKey => `${PREFIXES.turns}${operation}`;

export type WrittenKey = (typeof KEYS)[keyof typeof KEYS] | `${typeof PREFIXES.turns}${string}`;

/** Actions on the items under some keys. */
export interface Writes {
  readonly actions: readonly ('dynamodb:PutItem' | 'dynamodb:UpdateItem' | 'dynamodb:DeleteItem')[];
  readonly keys: readonly WrittenKey[];
}
