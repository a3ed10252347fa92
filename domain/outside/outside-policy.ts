import type { NumberKind } from '../../contract/number-kinds.ts';
import type { OutsideNumber } from './outside-number.ts';

/** When a rule applies: days 1 (Monday) to 7, from and until as `HH:MM` in the zone; `until` before `from` is past midnight. */
export interface OutsideHours {
  readonly timeZone: string;
  readonly days: readonly number[];
  readonly from: string;
  readonly until: string;
}

/** One rule. A part that is left out applies to every call; parts that are there must all apply. */
export interface OutsideRule {
  /** What agents and reports read of it. */
  readonly name: string;
  readonly allow: boolean;
  readonly countries?: readonly string[] | undefined;
  /** Beginnings of E.164 numbers. */
  readonly prefixes?: readonly string[] | undefined;
  readonly kinds?: readonly NumberKind[] | undefined;
  /** Names of the queues whose calls it is for. */
  readonly queues?: readonly string[] | undefined;
  /** ARNs of agents. */
  readonly agents?: readonly string[] | undefined;
  readonly hours?: OutsideHours | undefined;
}

/** How often an agent may have outside numbers dialled. Null for as often as they like. */
export interface OutsideLimits {
  readonly perHour: number | null;
  readonly perCall: number | null;
}

/** What the config says of outside numbers. The first rule that applies decides. */
export interface OutsidePolicy {
  readonly rules: readonly OutsideRule[];
  /** What is decided where no rule applies. */
  readonly otherwise: 'allow' | 'deny';
  readonly limits: OutsideLimits;
}

/** A wish to have a number dialled. */
export interface OutsideRequest {
  readonly number: OutsideNumber;
  readonly agentArn: string;
  /** The name of the queue of the agent's contact; null when it has none, or none that the config names. */
  readonly queue: string | null;
  /** Milliseconds since 1970 UTC. */
  readonly atMs: number;
}

/** What was decided, and by which rule; null where none applied. */
export interface OutsideDecision {
  readonly allow: boolean;
  readonly rule: string | null;
}

/** Decides whether a number may be dialled; limits are counted elsewhere. */
export function decideOutside({ rules, otherwise }: Pick<OutsidePolicy, 'rules' | 'otherwise'>, request: OutsideRequest): OutsideDecision {
  const rule = rules.find((one) => applies(one, request));
  return rule ? { allow: rule.allow, rule: rule.name } : { allow: otherwise === 'allow', rule: null };
}

function applies({ countries, prefixes, kinds, queues, agents, hours }: OutsideRule, request: OutsideRequest): boolean {
  const { number, agentArn, queue, atMs } = request;
  return (
    holds(countries, number.country) &&
    holds(kinds, number.kind) &&
    holds(queues, queue) &&
    holds(agents, agentArn) &&
    (prefixes === undefined || prefixes.some((prefix) => number.e164.startsWith(prefix))) &&
    (hours === undefined || isWithin(hours, atMs))
  );
}

const holds = <T>(wanted: readonly T[] | undefined, value: T | null): boolean =>
  wanted === undefined || (value !== null && wanted.includes(value));

function isWithin({ timeZone, days, from, until }: OutsideHours, atMs: number): boolean {
  const { day, time } = localTime(timeZone, atMs);
  if (from <= until) return days.includes(day) && time >= from && time < until;
  // Past midnight it is still the opening of the day before.
  return (days.includes(day) && time >= from) || (days.includes(day === 1 ? 7 : day - 1) && time < until);
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function localTime(timeZone: string, atMs: number): { readonly day: number; readonly time: string } {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const parts = Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
  return { day: DAYS.indexOf(parts.weekday ?? '') + 1, time: `${parts.hour}:${parts.minute}` };
}
