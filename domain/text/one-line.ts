/**
 * Characters that are drawn nowhere and steer what shows the text: C0 and C1 with escape and delete, marks that turn the direction of writing,
 * and the two separators of lines and paragraphs (Unicode Standard Annex 9; ECMA-48).
 */
export const CONTROLS = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** What begins a new line, and the other blanks among control characters. */
const LINE_ENDS = /\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g;
const REPLACEMENT = '\ufffd';

/** The text on one line without control characters: a blank for line ends and tabs, U+FFFD for every other one and for half a character. */
export const oneLine = (text: string): string => text.replace(LINE_ENDS, ' ').replace(CONTROLS, REPLACEMENT).toWellFormed();
