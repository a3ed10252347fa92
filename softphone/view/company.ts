import type { Phase } from '../call/phase.ts';
import { nameOf, type Picture, type Third } from '../call/picture.ts';
import { isHeard, isOnHold, isThere } from '../call/third.ts';
import { goneSentence, thirdName } from './party-words.ts';
import { texts } from './texts.ts';

const { headline } = texts;

/** Names of several, for a sentence that needs one at least. */
export const namesOf = (thirds: readonly Third[]): readonly string[] => (thirds.length === 0 ? [texts.colleague] : thirds.map(thirdName));

const TALKS: readonly Phase[] = ['private', 'swapped', 'conference', 'all-held'];
/** In the other phases a sentence of their own says who has gone, or nobody who could has stayed. */
const OTHERS_STAY: readonly Phase[] = [...TALKS, 'reaching', 'customer-gone'];

/** Who has gone while others stayed: news until somebody's line changes after it. */
export function newsOf({ phase, gone, thirds, customer }: Picture): string {
  if (gone === null || !OTHERS_STAY.includes(phase)) return '';
  const live = [...thirds.map(({ line }) => line), ...(customer ? [customer] : [])];
  return live.every(({ since }) => since <= gone.line.since) ? goneSentence(gone) : '';
}

/** The customer's line has ended: who is left. */
export function customerGone({ thirds, memory }: Picture): string {
  const [there, called] = [thirds.filter(isThere), thirds.filter((third) => !isThere(third))].map((some) => some.map(thirdName));
  return sentences(
    memory.endedCustomer ? headline.customerEnded : headline.customerGone,
    there?.length ? headline.stillHere(there) : '',
    called?.length ? headline.stillCalled(called) : '',
  );
}

/** Whom another agent calls into the talk. */
export function calledBeside({ phase, thirds }: Picture): string {
  const called = thirds.filter((third) => !isThere(third)).map(thirdName);
  return TALKS.includes(phase) && called.length > 0 ? headline.called(called) : '';
}

/** Those of the sentences that say something. */
export const sentences = (...all: readonly string[]): string => all.filter(Boolean).join(' ');

/** Names for the middle of a sentence: of those who are heard, and of those on hold. */
export const heardIn = (drawn: Picture): readonly string[] => inSentence(drawn, isHeard);
export const heldIn = (drawn: Picture): readonly string[] => inSentence(drawn, isOnHold);

/** Names for its beginning. */
export const heldNames = ({ thirds }: Picture): readonly string[] => thirds.filter(isOnHold).map(thirdName);

/** Whoever asked this agent in has a name only once the ledger has told who that is. */
const inSentence = ({ thirds }: Picture, which: (third: Third) => boolean): readonly string[] =>
  thirds.filter(which).map((third) => (third.known.wasHere && nameOf(third) === null ? texts.yourColleague : thirdName(third)));
