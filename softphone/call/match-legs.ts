import type { Leg } from '../../domain/consult.ts';
import type { CallMemory, ThirdMemory } from './memory.ts';

/** How far apart a line's first sight and its leg's start may be: whole-second records before, slow routing after. */
const EARLY_MS = 3_000;
const LATE_MS = 20_000;

/**
 * Which leg of the contact tree belongs to which line: the phone does not say. A leg goes to the line that appeared
 * nearest before it started, within a tolerance; lines dialled here take legs asked from this contact only, and such a leg goes elsewhere
 * only when none of them takes it: then it was dialled in another tab. Returns leg by connection id.
 */
export function matchLegs(memory: CallMemory, legs: readonly Leg[], skewMs: number): ReadonlyMap<string, Leg> {
  const taken = new Map(Object.entries(memory.thirds).flatMap(([id, third]) => known(id, third, legs)));
  const free = legs.filter((leg) => isInvitation(leg, memory.contactId) && ![...taken.values()].includes(leg));
  const own = ({ parentContactId }: Leg) => parentContactId === memory.contactId;
  const match = (legs: readonly Leg[], dialledHere: boolean) => {
    for (const leg of legs) {
      const id = lineOf(leg, { memory, skewMs, taken, dialledHere });
      if (id !== undefined) taken.set(id, leg);
    }
  };
  free.sort(byStart);
  match(free.filter(own), true);
  match(
    free.filter((leg) => !own(leg)),
    false,
  );
  match(
    free.filter((leg) => own(leg) && ![...taken.values()].includes(leg)),
    false,
  );
  return taken;
}

const known = (id: string, third: ThirdMemory, legs: readonly Leg[]): [string, Leg][] => {
  const leg = legs.find(({ contactId }) => contactId === third.leg?.contactId);
  return leg ? [[id, leg]] : [];
};

const isInvitation = (leg: Leg, own: string): boolean => leg.parentContactId !== null && leg.contactId !== own && leg.startedAt !== null;

const startOf = (leg: Leg): number => Date.parse(leg.startedAt ?? '');
const byStart = (a: Leg, b: Leg): number => startOf(a) - startOf(b);

interface Among {
  readonly memory: CallMemory;
  readonly skewMs: number;
  readonly taken: ReadonlyMap<string, Leg>;
  readonly dialledHere: boolean;
}

function lineOf(leg: Leg, { memory, skewMs, taken, dialledHere }: Among): string | undefined {
  const startedAt = startOf(leg) - skewMs;
  const fits = ([id, third]: [string, ThirdMemory]) =>
    !taken.has(id) && !third.wasHere && third.askedHere === dialledHere && isNear(startedAt - third.appearedAt);
  const distance = ([, third]: [string, ThirdMemory]) => cost(startedAt - third.appearedAt);
  return Object.entries(memory.thirds)
    .filter(fits)
    .sort((a, b) => distance(a) - distance(b))[0]?.[0];
}

const isNear = (afterMs: number): boolean => afterMs >= -EARLY_MS && afterMs <= LATE_MS;
/** A leg starts after its line appeared; before it only by a clock's error. */
const cost = (afterMs: number): number => (afterMs >= 0 ? afterMs : -4 * afterMs);
