import { type Consult, type Leg, METHODS, type Method, TIME_NAMES, type Time, type TimeName } from './consult.ts';

/** What a method may be off by, in milliseconds. */
const TOLERANCE_MS = { measured: 250, derived: 50, estimated: 2_000 } as const;

/** The weakest method with which each time may be told in a scenario; anything weaker is a difference. */
export type Weakest = Readonly<Record<TimeName, Method>>;

/** What is compared, and how much of it is due. */
export interface Comparison {
  /** As it truly was (`verdict`). */
  readonly truth: readonly Consult[];
  /** As the product tells it. */
  readonly told: readonly Consult[];
  readonly weakest: Weakest;
  /** Whether an unknown outcome, answer or join is no difference. @default false */
  readonly maySayNothing?: boolean;
}

/** Where the product's consults differ from the truth, one sentence each; none when they agree. */
export function compareConsults({ truth, told, ...due }: Comparison): readonly string[] {
  const toldById = new Map(told.map((consult) => [consult.contactId, consult]));
  const trueIds = new Set(truth.map(({ contactId }) => contactId));
  const invented = told
    .filter(({ contactId }) => !trueIds.has(contactId))
    .map(({ contactId }) => `consult ${contactId}: there was none, yet one is told.`);
  return [...invented, ...truth.flatMap((consult) => compareConsult(consult, toldById.get(consult.contactId), due))];
}

type Due = Omit<Comparison, 'truth' | 'told'>;

function compareConsult(truth: Consult, told: Consult | undefined, { weakest, maySayNothing }: Due): readonly string[] {
  const about = `consult ${truth.contactId}`;
  if (!told) return [`${about}: there was one, yet none is told.`];
  const facts = FACTS.flatMap(([name, of]) => {
    const [was, is] = [of(truth), of(told)];
    return was === is || (maySayNothing && (saysNothing(name, is) || isNobody(name, told)))
      ? []
      : [`${about}: ${name} was ${was}, yet ${is} is told.`];
  });
  const times = TIME_NAMES.flatMap((name) =>
    compareTime(truth.times[name], told.times[name], weakest[name]).map((what) => `${about}: ${name} ${what}.`),
  );
  return [...facts, ...times];
}

const NOTHING: readonly Plain[] = [null, 'unknown', 'pending'];
const saysNothing = (name: string, value: Plain) => NOTHING.includes(value) || name === WHAT_IS_MISSING;

/** A consult that ended before it reached anybody: a target without an id claims no kind. */
const isNobody = (name: string, { target }: Consult) => name === 'the target kind' && target.kind === 'agent' && target.id === null;

type Plain = string | boolean | null;

const WHAT_IS_MISSING = 'what is missing';

/** An outside number is masked for everybody but its owner, so only agents and queues are compared by id. */
const FACTS: readonly (readonly [string, (consult: Consult) => Plain])[] = [
  ['outcome', ({ outcome }) => outcome],
  ['answered', ({ answered }) => answered],
  ['joined', ({ joined }) => joined],
  ['customerLost', ({ customerLost }) => customerLost],
  ['the parent', ({ parentContactId }) => parentContactId],
  ['the root', ({ rootContactId }) => rootContactId],
  ['the asker', ({ askedBy }) => askedBy.agent],
  ["the asker's queue", ({ askedBy }) => askedBy.queue],
  ['the target kind', ({ target }) => target.kind],
  ['the target', ({ target }) => (target.kind === 'external' ? null : target.id)],
  [WHAT_IS_MISSING, ({ missing }) => missing.join(', ') || 'nothing'],
];

/** What is wrong with one told time; where there was no such time, nothing but that, `unknown` or 0 may be told. */
function compareTime(truth: Time, told: Time, weakest: Method): readonly string[] {
  return [...compareValue(truth, told, weakest), ...compareBounds(truth, told)];
}

function compareValue(truth: Time, { ms, method }: Time, weakest: Method): readonly string[] {
  if (method === 'not-applicable') return truth.ms === null && ms === null ? [] : [`was ${truth.ms} ms, yet none is told`];
  if (ms === null || method === 'unknown') {
    if (ms !== null || method !== 'unknown') return [`is ${ms} ms by method ${method}: null and unknown go together`];
    return truth.ms === null || weakest === 'unknown' ? [] : [`was ${truth.ms} ms, yet it is told as unknown`];
  }
  const off = Math.abs(ms - (truth.ms ?? 0));
  return [
    ...(off > TOLERANCE_MS[method] ? [`was ${truth.ms === null ? 'none' : `${truth.ms} ms`}, yet ${ms} ms (${method}) is told`] : []),
    ...(METHODS.indexOf(method) > METHODS.indexOf(weakest) ? [`is only ${method}, where ${weakest} is due`] : []),
  ];
}

/** The truth lies between the bounds, with no further tolerance; a known time has both, and lies between them itself. */
function compareBounds(truth: Time, { ms, method, atLeastMs, atMostMs }: Time): readonly string[] {
  const [least, most] = [atLeastMs ?? 0, atMostMs ?? Infinity];
  if (method === 'not-applicable') return atLeastMs === null && atMostMs === null ? [] : ['does not apply, yet has bounds'];
  if (ms !== null && (atLeastMs === null || atMostMs === null || ms < least || ms > most))
    return [`is told as ${ms} ms (${method}), not between its bounds ${atLeastMs} and ${atMostMs}`];
  if (truth.ms === null) return least > 0 ? [`was none, yet at least ${least} ms are told`] : [];
  return truth.ms < least || truth.ms > most ? [`was ${truth.ms} ms, not from ${atLeastMs} to ${atMostMs} ms (${method}) as told`] : [];
}

/**
 * Where the product's tree differs from the contacts there were: each leg once, under its true parent and root. A listening supervisor's
 * contact need not be told: outside enhanced contact monitoring Connect tells nobody of it.
 */
export function compareLegs(truth: readonly Leg[], told: readonly Leg[]): readonly string[] {
  const toldById = new Map(told.map((leg) => [leg.contactId, leg]));
  const trueIds = new Set(truth.map(({ contactId }) => contactId));
  const invented = told
    .filter(({ contactId }) => !trueIds.has(contactId))
    .map(({ contactId }) => `leg ${contactId}: there was none, yet one is told.`);
  const wrong = truth.flatMap((leg) => {
    const found = toldById.get(leg.contactId);
    if (!found && leg.initiationMethod === 'MONITOR') return [];
    if (!found) return [`leg ${leg.contactId}: there was one, yet none is told.`];
    const same = found.parentContactId === leg.parentContactId && found.rootContactId === leg.rootContactId;
    return same
      ? []
      : [`leg ${leg.contactId}: its parent was ${leg.parentContactId ?? 'none'}, yet ${found.parentContactId ?? 'none'} is told.`];
  });
  return [...invented, ...wrong];
}

/** What of a report's totals can be counted from the consults of its time. */
export interface ReportTotals {
  readonly consults: number;
  readonly byOutcome: Readonly<Record<string, number>>;
  readonly answered: number;
  readonly joined: number;
  readonly customerLost: number;
  readonly warmRate: { readonly numerator: number; readonly denominator: number; readonly value: number | null };
}

/** Where a report over the time of these consults differs from counting them. */
export function compareReport(truth: readonly Consult[], told: ReportTotals): readonly string[] {
  const count = (holds: (consult: Consult) => boolean) => truth.filter(holds).length;
  const warm = count(({ outcome }) => outcome === 'transferred-warm');
  const transfers = warm + count(({ outcome }) => outcome === 'transferred-cold');
  const outcomes = new Set([...truth.map(({ outcome }) => outcome), ...Object.keys(told.byOutcome)]);
  const pairs: readonly (readonly [string, number | null, number | null])[] = [
    ['consults', truth.length, told.consults],
    ...[...outcomes].map(
      (one) => [`consults with outcome ${one}`, count(({ outcome }) => outcome === one), told.byOutcome[one] ?? 0] as const,
    ),
    ['answered', count(({ answered }) => answered === true), told.answered],
    ['joined', count(({ joined }) => joined === true), told.joined],
    ['customerLost', count(({ customerLost }) => customerLost === true), told.customerLost],
    ['warm transfers', warm, told.warmRate.numerator],
    ['transfers', transfers, told.warmRate.denominator],
    ['warm-transfer rate', transfers === 0 ? null : warm / transfers, told.warmRate.value],
  ];
  return pairs.filter(([, was, is]) => was !== is).map(([name, was, is]) => `report: ${name} should be ${was}, yet ${is} is told.`);
}
