/**
 * The partition keys of the ledger's items, as `dynamodb:LeadingKeys` compares them: what a function may write is said kind by kind. Their names are
 * made in `lambdas/store/keys.ts`; a test holds the two together.
 */
export const KEYS = {
  facts: 'LEG#*',
  actions: 'ACTIONS#*',
  markers: 'CHAIN#*',
  consults: 'CONSULT#*',
  report: 'REPORT#*',
  lists: 'LIST#*',
  written: 'WRITTEN#*',
  presences: 'AGENT#*',
  logins: 'LOGIN#*',
  names: 'DIRECTORY',
  teamLoads: 'TEAMS',
  tickets: 'TICKET#*',
  sockets: 'SOCKET#*',
  socketsOfAgents: 'DESK#*',
  watches: 'WATCH#*',
} as const;

/** The turn at one operation of Connect's API. */
export const turnAt = (operation: string): WrittenKey => `TURN#${operation}`;

export type WrittenKey = (typeof KEYS)[keyof typeof KEYS] | `TURN#${string}`;

/** Actions on the items under some keys. */
export interface Writes {
  readonly actions: readonly ('dynamodb:PutItem' | 'dynamodb:UpdateItem' | 'dynamodb:DeleteItem')[];
  readonly keys: readonly WrittenKey[];
}
