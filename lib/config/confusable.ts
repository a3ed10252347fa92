/** Signs that show nothing, or turn the direction of what follows them; joiners stay, because emoji and some scripts need them. */
export const UNSEEN = String.raw`\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u00AD\u115F\u1160\u200B\u2060-\u2064\u2800\u3164\uFEFF\uFFA0`;

/** A name as an agent reads it: two names with the same reading differ in capitals, composition, width or blanks at most (Unicode UAX #15, NFKC). */
export const readingOf = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .normalize('NFKC');
