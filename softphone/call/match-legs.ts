import type { Leg } from '../../contract/schemas/consult.ts';
import { isOver } from './leg-over.ts';
import type { LegNews } from './leg-signal.ts';
import type { CallMemory, ThirdMemory } from './memory.ts';

/** How far apart a line's first sight and its leg's start may be: whole-second records before, slow routing after. */
const EARLY_MS = 3_000;
const LATE_MS = 20_000;

/**
 * Which leg of the contact tree belongs to which line: the phone does not say. A leg goes to the line that appeared
 * nearest before it started, within a tolerance; lines dialled here take legs asked from this contact only, and such a leg goes elsewhere
 * only when none of them takes it: then it was dialled in another tab. Of a line that was there before this tab looked it is not known
 * when it appeared: it takes the leg of its name, else those legs that are not over in the order in which the lines were added.
 * Returns leg by connection id.
 */
export function matchLegs(
  memory: CallMemory,
  { legs, names = {} }: Pick<LegNews, 'legs' | 'names'>,
  skewMs: number,
): ReadonlyMap<string, Leg> {
  // A supervisor who listens sees the line of the first agent too, who was not asked in: which is whose cannot be told.
  if (legs.some((leg) => leg.contactId === memory.contactId && isListener(leg))) return new Map();
  const taken = new Map(Object.entries(memory.thirds).flatMap(([id, third]) => known(id, third, legs)));
  const isFree = (leg: Leg) => ![...taken.values()].includes(leg);
  const free = legs.filter((leg) => isInvitation(leg, memory.contactId) && isFree(leg)).sort(byStart);
  const match = (legs: readonly Leg[], among: Pick<Among, 'which' | 'names'>) => {
    for (const leg of legs.filter(isFree)) {
      const id = lineOf(leg, { memory, skewMs, taken, ...among });
      if (id !== undefined) taken.set(id, leg);
    }
  };
  const own = free.filter(({ parentContactId }) => parentContactId === memory.contactId);
  match(free, { which: 'seen late', names });
  match(own, { which: 'dialled here' });
  match(
    free.filter((leg) => !own.includes(leg)),
    { which: 'dialled elsewhere' },
  );
  match(own, { which: 'dialled elsewhere' });
  return taken;
}

const known = (id: string, third: ThirdMemory, legs: readonly Leg[]): [string, Leg][] => {
  const leg = legs.find(({ contactId }) => contactId === third.leg?.contactId);
  return leg ? [[id, leg]] : [];
};

const isListener = ({ initiationMethod }: Leg): boolean => initiationMethod === 'MONITOR';

const isInvitation = (leg: Leg, own: string): boolean =>
  leg.parentContactId !== null && leg.contactId !== own && leg.startedAt !== null && !isListener(leg);

const startOf = (leg: Leg): number => Date.parse(leg.startedAt ?? '');
const byStart = (a: Leg, b: Leg): number => startOf(a) - startOf(b);

interface Among {
  readonly memory: CallMemory;
  readonly skewMs: number;
  readonly taken: ReadonlyMap<string, Leg>;
  readonly which: 'seen late' | 'dialled here' | 'dialled elsewhere';
  /** Where given, only a line of whose name the leg is takes it. */
  readonly names?: Readonly<Record<string, string>>;
}

function lineOf(leg: Leg, { memory, skewMs, taken, which, names }: Among): string | undefined {
  const startedAt = startOf(leg) - skewMs;
  const fits = ([id, third]: [string, ThirdMemory]) =>
    !taken.has(id) &&
    !third.wasHere &&
    isAmong(third, which) &&
    (names === undefined || isOfName(leg, third, names)) &&
    (third.seenLate ? mayBeOlder(leg, third, startedAt) : isNear(startedAt - third.appearedAt));
  const distance = ([, third]: [string, ThirdMemory]) => (third.seenLate ? LATE_MS : cost(startedAt - third.appearedAt));
  return Object.entries(memory.thirds)
    .filter(fits)
    .sort((a, b) => distance(a) - distance(b))[0]?.[0];
}

const isAmong = ({ seenLate, askedHere }: ThirdMemory, which: Among['which']): boolean =>
  which === 'seen late' ? seenLate : askedHere === (which === 'dialled here');

const isOfName = (leg: Leg, { target }: ThirdMemory, names: Readonly<Record<string, string>>): boolean =>
  typeof target?.name === 'string' && [leg.target?.id, leg.agent].some((id) => id && names[id] === target.name);

const mayBeOlder = (leg: Leg, { target, appearedAt }: ThirdMemory, startedAt: number): boolean =>
  !isOver(leg) &&
  startedAt - appearedAt <= LATE_MS &&
  (target === null || leg.target === null || (target.kind === 'external') === (leg.target.kind === 'external'));

const isNear = (afterMs: number): boolean => afterMs >= -EARLY_MS && afterMs <= LATE_MS;
/** A leg starts after its line appeared; before it only by a clock's error. */
const cost = (afterMs: number): number => (afterMs >= 0 ? afterMs : -4 * afterMs);
