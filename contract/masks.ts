/** What can be hidden in a text that people wrote or said: payment card numbers, or every nine digits and more in a row. */
export const MASKS = ['card-numbers', 'long-digits'] as const;
export type Mask = (typeof MASKS)[number];
