import { SHOWN_DIGITS } from './digits-in.ts';

/** A number among the digits of a text: the places of its first digit and its last. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** The place from which a masked number is shown. */
export const shownFrom = ({ last }: Stretch): number => last + 1 - SHOWN_DIGITS;

/** The places from one on up to, but not with, another. */
export const places = (from: number, to: number): readonly number[] => Array.from({ length: to - from }, (_, i) => from + i);
