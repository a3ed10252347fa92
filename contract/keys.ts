/** What the partition keys of the ledger's table begin with: one row for each kind of item that has its subject's id in its key. */
export const PREFIXES = {
  facts: 'LEG#',
  actions: 'ACTIONS#',
  markers: 'CHAIN#',
  consults: 'CONSULT#',
  report: 'REPORT#',
  lists: 'LIST#',
  written: 'WRITTEN#',
  handOffs: 'HANDOFF#',
  handOffKeys: 'HANDOFFKEY#',
  presences: 'AGENT#',
  logins: 'LOGIN#',
  tickets: 'TICKET#',
  sockets: 'SOCKET#',
  socketsOfAgents: 'DESK#',
  watches: 'WATCH#',
  turns: 'TURN#',
} as const;

/** Partition keys of which there is one. */
export const PARTITIONS = { names: 'DIRECTORY', teamLoads: 'TEAMS' } as const;

/** Sort keys, or what they begin with, that more than one room must know. */
export const SORT_KEYS = { presence: 'PRESENCE', noteNews: 'NOTE-NEWS', handOffNews: 'HANDOFF-NEWS' } as const;

/** What the partition keys of the table of limits begin with: what each caller has taken of something. */
export const takenPrefix = <T extends string>(limited: T) => `CALLER#${limited}#` as const;
