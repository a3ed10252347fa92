/** Small letters without accents: who types `muller` finds Müller. */
export const plain = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** The words somebody may begin to type. */
export const wordsOf = (text: string): readonly string[] =>
  plain(text)
    .split(/[\s.,/()-]+/)
    .filter(Boolean);
