import type { TrueCall, TrueLeg } from '../../connect/truth.ts';

/** One bar: two people heard one another from here to there, as shares of the call's length. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly says: string;
}

export interface PairRow {
  readonly who: string;
  readonly bars: readonly Bar[];
}

/** What really happened, ready to be drawn. */
export interface Happened {
  readonly pairs: readonly PairRow[];
  readonly legs: readonly string[];
  readonly parties: readonly string[];
  readonly lengthMs: number;
}

/** Seconds with one digit from the start of the call. */
const at = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/** The truth of a call in words and bars; `nowMs` ends what still lasts. */
export function happened(call: TrueCall, nameOf: (id: string) => string, nowMs: number): Happened {
  const startMs = Math.min(...call.parties.map(({ joinedAtMs }) => joinedAtMs), ...call.legs.map(({ startedAtMs }) => startedAtMs));
  const ends = call.parties.map(({ leftAtMs }) => leftAtMs ?? nowMs);
  const lengthMs = Math.max(1, ...ends.map((end) => end - startMs));
  const share = (atMs: number) => Math.min(1, Math.max(0, (atMs - startMs) / lengthMs));
  const bar = ({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number | null }): Bar => ({
    from: share(fromMs),
    to: share(toMs ?? nowMs),
    says: `${at(fromMs - startMs)} to ${toMs === null ? 'now' : at(toMs - startMs)}`,
  });
  const pairs = Map.groupBy(call.together, ({ a, b }) => [a, b].sort().map(nameOf).join(' and '));
  return {
    lengthMs,
    pairs: [...pairs].map(([who, stretches]) => ({ who, bars: stretches.map(bar) })),
    legs: call.legs.map((leg) => legWords(leg, nameOf, startMs)),
    parties: call.parties.map(({ id, leftAtMs, endedBy }) =>
      leftAtMs === null
        ? `${nameOf(id)} is on the line`
        : `${nameOf(id)} left at ${at(leftAtMs - startMs)}${endedWords(id, endedBy, nameOf)}`,
    ),
  };
}

const endedWords = (id: string, endedBy: string | null, nameOf: (id: string) => string) =>
  endedBy === null || endedBy === id ? '' : `, ended by ${nameOf(endedBy)}`;

function legWords(leg: TrueLeg, nameOf: (id: string) => string, startMs: number): string {
  const moments: readonly [string, number | null][] = [
    ['queued', leg.queuedAtMs],
    ['rang', leg.rangAtMs],
    [`answered by ${nameOf(leg.answeredBy ?? 'nobody')}`, leg.answeredAtMs],
    ['declined', leg.declinedAtMs],
    ['ended', leg.endedAtMs],
  ];
  const what = leg.askedBy === null ? leg.initiationMethod : `${nameOf(leg.askedBy)} asked ${nameOf(leg.target?.id ?? 'somebody')}`;
  const told = moments.flatMap(([word, atMs]) => (atMs === null ? [] : [`${word} ${at(atMs - startMs)}`]));
  return [`${what}, ${at(leg.startedAtMs - startMs)}`, ...told].join('; ');
}
