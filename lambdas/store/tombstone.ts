import type { Item } from './query-all.ts';

/**
 * What stands for an erased contact, in the place of each of its items, until no message about it would be let in any more: that it was
 * erased, and nothing else. Every write of a fact asks for it in the same request.
 */
export const tombstone = (expiresAt: number) => ({ erased: { BOOL: true }, expiresAt: { N: String(expiresAt) } });

/** What the rows of erased contacts were derived from: nothing that is still there. */
export const SEEN_ERASED = 'erased';

/** The condition under which a fact may be written. */
export const NOT_ERASED = 'attribute_not_exists(erased)';

/** Whether an item stands for something that was erased. */
export const isTombstone = ({ erased }: Item): boolean => erased?.BOOL === true;
