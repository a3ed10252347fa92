import * as z from 'zod/mini';

/** Embeddings and overrides of the direction of writing (Unicode Standard Annex 9): with them a number or a sentence reads otherwise than it is. Isolates stay. */
const OVERRIDES = /[\u202a-\u202e]/g;

/** A text without blanks around it, of at most so many characters. It reads in the order in which it is written. */
export const plainText = (maxChars: number) =>
  z.string().check(
    z.overwrite((text: string) => text.replace(OVERRIDES, '')),
    z.trim(),
    z.maxLength(maxChars),
  );

/** The same as an agent writes it: left out it is empty. */
export const writtenText = (maxChars: number) => z._default(plainText(maxChars), '');
