import type { LineShape } from '../shapes.ts';

/** The shapes of the page, the same as on the desk. */
export type ShapeName = 'talking' | 'held' | 'reaching' | 'ringing' | 'gone';

export interface LineWords {
  readonly shape: ShapeName;
  readonly says: string;
}

const HOLD_MUSIC = 'hold music';

/** How a line stands from its own person's side: what they hear decides, not what anybody clicked. */
export function lineWords({ state, hears }: LineShape, people: ReadonlySet<string>): LineWords {
  if (state === 'ringing') return { shape: 'ringing', says: 'rings' };
  if (state === 'ended') return { shape: 'gone', says: 'ended' };
  const heard = `hears ${hears.map(readable).join(', ')}`;
  if (hears.some((who) => people.has(who) || who.startsWith('+'))) return { shape: 'talking', says: heard };
  if (hears.includes(HOLD_MUSIC)) return { shape: 'held', says: 'hears hold music' };
  return { shape: 'reaching', says: hears.length === 0 ? 'hears nobody' : heard };
}

/** `+1 206 555 0142` for a number of the North American plan, with its stars if it is masked; others as they are. */
export const readable = (number: string): string => number.replace(/^\+1([\d*]{3})([\d*]{3})([\d*]{4})$/, '+1 $1 $2 $3');

const FIRST = 142;
const LAST = 199;

/** The caller's number offered next: the first of a range kept for fiction that is not on the line. */
export function nextNumber(taken: readonly string[]): string {
  const numbers = Array.from({ length: LAST - FIRST + 1 }, (_, index) => `+120655501${String(FIRST + index - 100).padStart(2, '0')}`);
  return numbers.find((number) => !taken.includes(number)) ?? numbers[0] ?? '';
}
