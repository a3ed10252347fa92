/**
 * The fields of a hand-over note and how many characters each may have, as the length of a text field counts them: enough to be read while it
 * rings, and far below the 32 KB that all attributes of a contact may have (Admin Guide, Amazon Connect service quotas).
 */
export const NOTE_LIMITS = { reason: 200, matters: 1_000, tried: 1_000 } as const;
export type NoteField = keyof typeof NOTE_LIMITS;

/** How many characters the notes of a disposition may have. */
export const DISPOSITION_NOTES_LIMIT = 1_000;

/**
 * What a hand-off may hold: characters of its texts, counts of its lists, and bytes of the whole body, which with its keys has to fit into an item of
 * the table beside an earlier session (400 KB, DynamoDB quotas).
 */
export const HAND_OFF_LIMITS = {
  body: 256 * 1024,
  sessionId: 200,
  reason: 500,
  summary: 4_000,
  turns: 2_000,
  turn: 4_000,
  name: 200,
  attributes: 50,
  attribute: 500,
  links: 10,
  href: 2_000,
} as const;

/** What is kept of a customer's chat for whom its agent asks: characters of each id and text, how many lines, and bytes of all, which have to fit into an item (400 KB). */
export const CHAT_LINES_LIMITS = { id: 100, text: 4_000, lines: 100, bytes: 300_000 } as const;

/** A desk posts what it has, at most this many actions at once; the rest goes into its next request. */
export const MAX_ACTIONS = 50;

/** The most consults one page of a list has. */
export const MAX_PAGE = 200;

/** A report or a list spans at most this many days. */
export const MAX_DAYS = 31;

/** The most quick connects of a config: one stack holds 500 resources (CloudFormation quotas); the rest of the connect stack, its created queues included, needs fewer than 100. */
export const MAX_QUICK_CONNECTS = 400;

/** What a caller can use up, by the name that stands in the key of their bucket (`contract/keys.ts`). */
export const LIMITED = ['REQUEST', 'TICKET', 'MESSAGE', 'OUTSIDE'] as const;
export type Limited = (typeof LIMITED)[number];
