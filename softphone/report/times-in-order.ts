import type { TimeName } from '../../domain/consult.ts';

export type { TimeName };

/** The times of a consult in the order they happen. */
export const TIMES: readonly TimeName[] = ['ring', 'queueWait', 'private', 'conference', 'customerHold'];
