import { type Consult, TIME_NAMES, type TimeName } from '../../../local/people/consult.ts';
import type { Sources } from '../../../local/people/sources.ts';
import { verdict } from '../../../local/people/verdict.ts';
import { type Heard, toldBy } from './heard.ts';

/** Combinations of sources whose coverage is printed, from all there are to what a centre has before it deploys anything. */
const COMBINATIONS = {
  'all sources': ['contactEvents', 'contactRecords', 'agentEvents', 'deskLog', 'flowSteps'],
  'without desks': ['contactEvents', 'contactRecords', 'agentEvents', 'flowSteps'],
  'events and records': ['contactEvents', 'contactRecords'],
  'records alone': ['contactRecords'],
} as const satisfies Readonly<Record<string, readonly (keyof Sources | 'flowSteps')[]>>;
type Combination = keyof typeof COMBINATIONS;
const COMBINATION_NAMES = Object.keys(COMBINATIONS) as readonly Combination[];

/** How one kind of time is told where there truly was one. */
interface TimeCoverage {
  readonly there: number;
  readonly known: number;
  readonly sharp: number;
  /** Of every one that is bound above, how far its bounds lie apart, in milliseconds. */
  readonly widthsMs: readonly number[];
}

/** How much of what can be told is told, counted over many calls in which people take their time. */
export interface Coverage {
  /** Consults, and those with an outcome by contact records alone. */
  readonly consults: number;
  readonly decided: number;
  readonly times: Readonly<Record<Combination, Readonly<Record<TimeName, TimeCoverage>>>>;
}

const NO_TIME: TimeCoverage = { there: 0, known: 0, sharp: 0, widthsMs: [] };
const each = <Key extends string, Value>(keys: readonly Key[], of: (key: Key) => Value) =>
  Object.fromEntries(keys.map((key) => [key, of(key)])) as Readonly<Record<Key, Value>>;

export const NOTHING_COVERED: Coverage = {
  consults: 0,
  decided: 0,
  times: each(COMBINATION_NAMES, () => each(TIME_NAMES, () => NO_TIME)),
};

/** The coverage with one more call. */
export function withCall(so: Coverage, heard: Heard): Coverage {
  // Who acts within the same second cannot be told apart by records, and is not meant to be.
  if (heard.call.pace === 'hurried') return so;
  const truth = verdict(heard.truth);
  const told = each(COMBINATION_NAMES, (name) => toldBy(heard, COMBINATIONS[name]).consults);
  // An agent without a desk logs nothing.
  const without = (name: Combination) => name === 'all sources' && heard.call.deskless.length > 0;
  return {
    consults: so.consults + truth.length,
    decided: so.decided + told['records alone'].filter(({ outcome }) => outcome !== 'unknown').length,
    times: each(COMBINATION_NAMES, (name) =>
      without(name) ? so.times[name] : each(TIME_NAMES, (time) => withTimes(so.times[name][time], { truth, told: told[name], time })),
    ),
  };
}

interface OneTime {
  readonly truth: readonly Consult[];
  readonly told: ReturnType<typeof toldBy>['consults'];
  readonly time: TimeName;
}

function withTimes(so: TimeCoverage, { truth, told, time }: OneTime): TimeCoverage {
  const there = truth.filter(({ times }) => times[time].ms !== null);
  const all = there.flatMap(({ contactId }) => told.find((one) => one.contactId === contactId)?.times[time] ?? []);
  return {
    there: so.there + there.length,
    known: so.known + all.filter(({ ms }) => ms !== null).length,
    sharp: so.sharp + all.filter(({ method }) => method === 'measured' || method === 'derived').length,
    widthsMs: [...so.widthsMs, ...all.flatMap(({ atLeastMs, atMostMs }) => (atMostMs === null ? [] : atMostMs - (atLeastMs ?? 0)))],
  };
}

/** A lower share is a loss that nobody may bring in unseen. */
export const FLOORS = { sharp: 0.99, decided: 0.95, consult: { 'events and records': 0.99, 'records alone': 0.97 } } as const;

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
const sum = (all: readonly TimeCoverage[], of: (one: TimeCoverage) => number): number => all.reduce((total, one) => total + of(one), 0);

/** Of all times there were, those told as measured or derived by all sources. */
export function sharpShare({ times }: Coverage): number {
  const all = Object.values(times['all sources']);
  return share(
    sum(all, ({ sharp }) => sharp),
    sum(all, ({ there }) => there),
  );
}
export const decidedShare = ({ decided, consults }: Coverage): number => share(decided, consults);
/** Of the consults that were answered, those whose length is known. */
export const consultShare = ({ times }: Coverage, name: keyof typeof FLOORS.consult): number =>
  share(times[name].consult.known, times[name].consult.there);

/** Every share with its floor, and for each time and combination how many are known and how wide its bounds are, in words. */
export const coverageText = (so: Coverage): string =>
  [
    `all sources: ${percent(sharpShare(so))} of times measured or derived (at least ${percent(FLOORS.sharp)})`,
    `records alone: ${percent(decidedShare(so))} of ${so.consults} consults with an outcome (at least ${percent(FLOORS.decided)})`,
    ...COMBINATION_NAMES.map((name) => `${name}: ${TIME_NAMES.map((time) => timeText(time, so.times[name][time])).join('; ')}`),
  ].join('\n');

function timeText(time: TimeName, { there, known, widthsMs }: TimeCoverage): string {
  const width = widthsMs.toSorted((a, b) => a - b)[Math.floor(widthsMs.length / 2)];
  const bound = share(widthsMs.length, there);
  return `${time} ${percent(share(known, there))} of ${there} known, ${percent(bound)} bound within ${width ?? '-'} ms (median)`;
}

const percent = (part: number) => `${(part * 100).toFixed(1)} %`;
