import { describe, expect, test } from 'vitest';
import type { Consult } from '../../../domain/consult.ts';
import { actionFacts, agentFacts, consultOn, eventFacts, type LogEntry, recordFacts } from '../facts-of.ts';
import { ALICE, BILLING, BOB, CAROL, type LegPlan, ownQueueOf } from '../leg-plan.ts';
import { legsOf, type Story } from '../story.ts';

const A = { leg: 'c1', agent: ALICE };
const B = { leg: 'c2', agent: BOB };
const C = { leg: 'c3', agent: CAROL };

/** What is told of the leg where two things happened too near to one another for what tells of them. */
interface Row {
  readonly legs: readonly LegPlan[];
  readonly log?: readonly LogEntry[];
  readonly events?: boolean;
  readonly about?: string;
  readonly is: Partial<Consult> | { readonly times: object };
}

const rang = (givenUp: number, more: Partial<Story> = {}): Story => ({ invited: 20_000, givenUp, customerLeaves: 90_000, ...more });
const nested = (more: Partial<LegPlan>): LegPlan => ({
  id: 'c3',
  root: 'c1',
  parent: 'c2',
  method: 'TRANSFER',
  agent: CAROL,
  queue: ownQueueOf(CAROL),
  start: 50_000,
  queued: 50_300,
  answered: 55_000,
  left: 90_000,
  end: 90_000,
  acw: 9_000,
  ...more,
});
const JOINED: Story = { invited: 20_000, answered: 27_000, joined: 40_000, customerLeaves: 70_000, askerLeaves: 90_000 };
const parties = (story: Story, c1: Partial<LegPlan>, c2: Partial<LegPlan>): readonly LegPlan[] => {
  const [asker, consulted] = legsOf(story);
  return [
    { ...asker, ...c1 },
    { ...consulted, ...c2 },
  ];
};

const ROWS: Readonly<Record<string, Row>> = {
  'given up at about the end of the ring time: cancelled or not answered, nothing tells': {
    legs: legsOf(rang(39_700)),
    log: [{ ...A, verb: 'cancelled', ms: 39_700 }],
    is: { outcome: 'unknown', answered: false },
  },
  'an outside dial that ended in the same second as the call: nothing tells whose doing it was': {
    legs: legsOf({ ...rang(31_000, { kind: 'external', reason: 'TELECOM_ORIGINATOR_CANCEL', customerLeaves: 31_800 }) }),
    is: { outcome: 'unknown', answered: false },
  },
  'two invitations in one second, one of them taken back: nothing tells which': {
    legs: [...legsOf(rang(20_400)), nested({ id: 'c3', parent: 'c1', start: 20_500, queued: 20_600, end: 20_800, left: 20_800 })].map(
      ({ answered, left, agent, ...leg }) => (leg.id === 'c1' ? { ...leg, agent, answered, left } : leg) as LegPlan,
    ),
    log: [{ ...A, verb: 'cancelled', ms: 20_400 }],
    about: 'c3',
    is: { answered: false, outcome: 'unknown' },
  },
  'a customer who hangs up while three agents talk ends the conference, on whichever contact their line stands': {
    legs: [...parties(JOINED, { end: 70_000, left: 90_000 }, { end: 90_000, left: 90_000 }), nested({ talk: [[60_000, 70_000]] })],
    log: [
      { ...A, verb: 'dialled', ms: 20_000 },
      { ...B, verb: 'answered', ms: 27_000 },
      { ...B, verb: 'dialled', ms: 50_000 },
      { ...C, verb: 'answered', ms: 55_000 },
      { ...B, verb: 'joined', ms: 60_000 },
    ],
    events: true,
    about: 'c3',
    is: { joined: true, times: { conference: { ms: 10_000, method: 'measured' } } },
  },
  'a joining that came with the end of the leg is about whoever is left': {
    legs: legsOf({ invited: 20_000, answered: 27_000, consultedLeaves: 36_000, customerLeaves: 90_000 }),
    log: [{ ...A, verb: 'joined', ms: 36_900 }],
    is: { outcome: 'returned', joined: false },
  },
  'a joining that came with the answer may have come before it': {
    legs: [...parties(JOINED, {}, { left: 90_000, end: 90_000 }), nested({ parent: 'c1', talk: [] })],
    log: [
      { ...A, verb: 'dialled', ms: 20_000 },
      { ...A, verb: 'dialled', ms: 50_000 },
      { ...B, verb: 'joined', ms: 54_600 },
    ],
    about: 'c3',
    is: { joined: false },
  },
  'an asker who hung up in the second of the customer left nobody behind, though the colleague went on to ask': {
    legs: [
      ...parties(
        { ...JOINED, askerLeaves: 70_700 },
        { end: 70_000, left: 70_700, reason: 'CUSTOMER_DISCONNECT' },
        { end: 90_000, left: 90_000, held: [[27_000, 40_000]], talk: [[40_000, 90_000]] },
      ),
      nested({ start: 69_000, queued: 69_200, answered: 75_000 }),
    ],
    is: { outcome: 'conferenced' },
  },
  'talk that others may have interrupted by a hold is no proof that nobody joined': {
    legs: [
      ...parties(JOINED, { end: 90_000, left: 90_000, ownHolds: 30_000, held: [[20_000, 40_000]] }, { end: 50_000, left: 50_000 }),
      nested({ start: 30_000, queued: 30_300, answered: 35_000, talk: [[40_000, 55_000]], held: [[55_000, 90_000]] }),
    ],
    about: 'c3',
    is: { joined: null },
  },
};

describe.each(Object.entries(ROWS))('%s', (_name, { legs, log = [], events = false, about = 'c2', is }) => {
  test('by records and what the desks logged', () => {
    const facts = [...(events ? eventFacts(legs) : []), ...recordFacts(legs), ...actionFacts(log)];
    expect(consultOn(facts, about)).toMatchObject(is);
  });
});

test('a hold that ends on the asker’s desk alone may be a swap: the joining is told by the talk', () => {
  const [asker, consulted] = legsOf({ invited: 20_000, answered: 27_000, joined: 40_000, consultedLeaves: 70_000, customerLeaves: 90_000 });
  const swapped = { ...asker, held: [[20_000, 39_200]] } as const;
  const facts = [...eventFacts([asker, consulted]), ...recordFacts([swapped, consulted]), ...agentFacts([swapped])];
  expect(consultOn(facts).times.private).toEqual({ ms: 13_000, method: 'estimated' });
});

test('a team’s caller whose line broke 5 s after the answer, told in whole seconds: lost or not, nothing tells', () => {
  const legs = legsOf({ invited: 20_000, askerLeaves: 25_000, answered: 44_390, customerLeaves: 49_460 });
  const broken = legs.map((leg) => (leg.id === 'c2' ? { ...leg, queue: BILLING, reason: 'OTHER' } : leg));
  expect(consultOn(recordFacts(broken)).customerLost).toBeNull();
});
