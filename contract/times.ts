/** How a time or an outcome is known. `unknown` goes with a null value. */
export const METHODS = ['measured', 'derived', 'estimated', 'unknown'] as const;
export type Method = (typeof METHODS)[number];

/** How a time is known. `not-applicable` is one that there was not, such as a conference of people who never joined: it counts in nothing. */
export const TIME_METHODS = [...METHODS, 'not-applicable'] as const;

/** The times of a consult, in milliseconds: all the time the two were on the call together, then its parts in the order they happen. */
export const TIMES = ['consult', 'ring', 'queueWait', 'private', 'conference', 'customerHold'] as const;
export type TimeName = (typeof TIMES)[number];
