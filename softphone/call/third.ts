import type { Third } from './picture.ts';

export const isThere = ({ reach }: Third): boolean => reach === 'there';

/** Somebody is there, and not on hold. */
export const isHeard = (third: Third): boolean => isThere(third) && third.line.state === 'connected';

/** Somebody is there, and on hold. */
export const isOnHold = (third: Third): boolean => isThere(third) && third.line.state === 'hold';

/** Those who were asked in from here and have not answered. A call of another agent's is theirs, unless nobody else is there. */
export function reachedOf(thirds: readonly Third[]): readonly Third[] {
  const waiting = thirds.filter((third) => !isThere(third));
  return waiting.length === thirds.length ? waiting : waiting.filter(({ known }) => known.askedHere);
}
