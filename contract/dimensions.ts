/** What a report may be asked by. `all` has one value, `all`; `target` of an outside number is its HMAC, never the number. */
export const DIMENSIONS = ['all', 'agent', 'queue', 'kind', 'channel', 'target'] as const;
export type Dimension = (typeof DIMENSIONS)[number];
