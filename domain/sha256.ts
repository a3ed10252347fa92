import { createHash } from 'node:crypto';

/** SHA-256 of a text in hexadecimal: names a content, so that equal contents have equal versions. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
