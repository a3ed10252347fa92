import { agentEvents } from '../domain/agent-events.ts';
import { contactEvents } from '../domain/contact-events.ts';
import { contactRecord } from '../domain/contact-record.ts';
import type { LegPlan } from '../domain/leg-plan.ts';
import { legsOf, type Story } from '../domain/story.ts';

type Json = Readonly<Record<string, unknown>>;

/** Calls with one consult each, of every kind, that end in different ways. */
const STORIES: readonly Story[] = [
  { invited: 20_000, answered: 26_400, consultedLeaves: 71_000, customerLeaves: 95_000 },
  { kind: 'queue', invited: 20_000, answered: 41_000, joined: 60_000, consultedLeaves: 90_000, customerLeaves: 120_000 },
  { kind: 'external', invited: 20_000, answered: 33_000, consultedLeaves: 50_000, customerLeaves: 80_000 },
  { invited: 20_000, answered: 26_000, askerLeaves: 55_000, customerLeaves: 180_000 },
  { kind: 'queue', invited: 20_000, askerLeaves: 25_000, answered: 44_000, customerLeaves: 160_000 },
  { invited: 20_000, givenUp: 50_000, customerLeaves: 90_000 },
];

/** A contact id of the length real ones have, out of the call's number and the leg's. */
export const contactIdOf = (call: number, leg: string): string =>
  `${mixed(call).toString(16).padStart(8, '0')}-0000-4000-8000-${call.toString(16).padStart(10, '0')}${leg.slice(1).padStart(2, '0')}`;

// A bijection of 32 bits, so that ids of neighbouring calls are far apart and no two are equal.
const mixed = (n: number): number => Math.imul(n ^ (n >>> 15), 0x9e3779b1) >>> 0;

/** The legs of one generated call. */
export function callOf(call: number): readonly LegPlan[] {
  const story = STORIES[call % STORIES.length] ?? { invited: 20_000 };
  const root = contactIdOf(call, 'c1');
  return legsOf(story).map(({ parent, ...leg }) => ({
    ...leg,
    id: contactIdOf(call, leg.id),
    root,
    ...(parent === undefined ? {} : { parent: contactIdOf(call, parent) }),
  }));
}

export type Source = 'records' | 'events' | 'agent-events';

const TOLD: Readonly<Record<Source, (leg: LegPlan) => readonly Json[]>> = {
  records: (leg) => [contactRecord(leg)],
  events: contactEvents,
  'agent-events': agentEvents,
};

/** What the sources tell of one generated call. */
export const messagesOf = (call: number, sources: readonly Source[]): readonly Json[] =>
  callOf(call).flatMap((leg) => sources.flatMap((source) => TOLD[source](leg)));
