import * as z from 'zod/mini';

/** A text that an agent wrote, without blanks around it, of at most so many characters; left out it is empty. */
export const writtenText = (maxChars: number) => z._default(z.string().check(z.trim(), z.maxLength(maxChars)), '');
