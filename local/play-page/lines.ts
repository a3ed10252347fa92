import type { PhoneLine } from '../connect/phone-network.ts';
import type { NameOf } from './names.ts';
import type { LineShape } from './shapes.ts';

/** The telephones of the page, under ids that may stand in an address where a number may not. */
export interface Lines {
  /** A line that is to stay listed after it ended. */
  keep(line: PhoneLine): string;
  find(id: string): PhoneLine | undefined;
  /** Kept lines; of those that ended only the last few. */
  kept(): readonly LineShape[];
  /** The number of the kept line that began a call. */
  numberOf(rootContactId: string): string | null;
  shapeOf(line: PhoneLine): LineShape;
}

interface Known {
  readonly id: string;
  readonly line: PhoneLine;
  state: PhoneLine['state'];
  sinceMs: number;
}

const ENDED_SHOWN = 3;

/** An empty register. A line's state counts from when it was first seen in it. */
export function createLines({ newId, nowMs, nameOf }: { newId: () => string; nowMs: () => number; nameOf: NameOf }): Lines {
  const known = new Map<PhoneLine, Known>();
  const kept: PhoneLine[] = [];

  const knownOf = (line: PhoneLine): Known => {
    const before = known.get(line) ?? { id: newId(), line, state: line.state, sinceMs: nowMs() };
    if (before.state !== line.state) Object.assign(before, { state: line.state, sinceMs: nowMs() });
    known.set(line, before);
    return before;
  };
  const shapeOf = (line: PhoneLine): LineShape => {
    const { id, state, sinceMs } = knownOf(line);
    return { id, number: line.number, state, sinceMs, hears: line.hears.map(nameOf), rootContactId: line.rootContactId };
  };
  return {
    keep(line) {
      kept.push(line);
      return knownOf(line).id;
    },
    find: (id) => [...known.values()].find((one) => one.id === id)?.line,
    kept() {
      const hidden = new Set(kept.filter(({ state }) => state === 'ended').slice(0, -ENDED_SHOWN));
      return kept.filter((line) => !hidden.has(line)).map(shapeOf);
    },
    numberOf: (rootContactId) => kept.find((line) => line.rootContactId === rootContactId)?.number ?? null,
    shapeOf,
  };
}
