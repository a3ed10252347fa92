import type { Item } from './query-all.ts';

/**
 * The image of an item in a record of the table's stream; without attributes where the record has none. Images and the table's items have
 * one wire form; the two libraries only type it each for itself.
 */
export const imageOf = (image: object | undefined): Item => (image ?? {}) as Item;
