import * as z from 'zod';

/** A text that an agent wrote, without blanks around it, of at most so many characters; left out it is empty. */
export const writtenText = (maxChars: number) => z.string().trim().max(maxChars).default('');
