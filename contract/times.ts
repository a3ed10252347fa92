/** How a time or an outcome is known. `unknown` goes with a null value. */
export const METHODS = ['measured', 'derived', 'estimated', 'unknown'] as const;
export type Method = (typeof METHODS)[number];

/** The times of a consult, in milliseconds, in the order they happen. */
export const TIMES = ['ring', 'queueWait', 'private', 'conference', 'customerHold'] as const;
export type TimeName = (typeof TIMES)[number];
