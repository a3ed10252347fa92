import type { PhoneNetwork } from '../connect/phone-network.ts';
import type { TrueCall, TruthBook } from '../connect/truth.ts';
import { guideDone } from './guide.ts';
import type { Lines } from './lines.ts';
import type { NameOf } from './names.ts';
import type { CallShape, Does, LiveState } from './shapes.ts';

const CALLS_SHOWN = 12;

export interface LiveSources {
  readonly phones: PhoneNetwork;
  readonly truth: TruthBook;
  readonly lines: Lines;
  readonly nameOf: NameOf;
  readonly behaviours: ReadonlyMap<string, Does>;
}

/** Everything that changes, as it is now. */
export function liveState({ phones, truth, lines, nameOf, behaviours }: LiveSources): LiveState {
  const calls = truth.calls();
  return {
    customers: lines.kept(),
    outside: phones.dialled().map(lines.shapeOf),
    calls: calls
      .map((call) => callShape(call, nameOf, lines.numberOf(call.rootContactId)))
      .sort((a, b) => b.startedAtMs - a.startedAtMs)
      .slice(0, CALLS_SHOWN),
    behaviours: Object.fromEntries(behaviours),
    done: guideDone(calls),
  };
}

function callShape(call: TrueCall, nameOf: NameOf, from: string | null): CallShape {
  const { rootContactId, parties, legs } = call;
  const agents = parties.filter(({ kind }) => kind === 'agent').map(({ id }) => nameOf(id));
  return {
    rootContactId,
    from,
    startedAtMs: Math.min(...legs.map(({ startedAtMs }) => startedAtMs)),
    endedAtMs: endOf(call),
    agents: [...new Set(agents)],
    invitations: legs.filter(({ askedBy }) => askedBy !== null).length,
    version: changesOf(call),
  };
}

function endOf({ parties, legs }: TrueCall): number | null {
  const ends = [...parties.map(({ leftAtMs }) => leftAtMs), ...legs.map(({ endedAtMs }) => endedAtMs)];
  const known = ends.filter((end) => end !== null);
  return known.length === ends.length ? Math.max(...known) : null;
}

/** Counts what is written of a call; the book only grows. */
function changesOf({ parties, legs, together }: TrueCall): number {
  const written = [...parties, ...legs, ...together].flatMap((entry) => Object.values(entry));
  return written.filter((value) => value !== null).length;
}
