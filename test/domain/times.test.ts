import { describe, expect, test } from 'vitest';
import type { Time } from '../../contract/schemas/consult.ts';
import type { TimeName } from '../../contract/times.ts';
import { actionFacts, agentFacts, consultOn, eventFacts, type LogEntry, recordFacts } from './facts-of.ts';
import { ALICE, BOB } from './leg-plan.ts';
import { legsOf, type Story } from './story.ts';

const A = { leg: 'c1', agent: ALICE };
const B = { leg: 'c2', agent: BOB };
const JOINED: Story = { invited: 20_000, answered: 27_150, joined: 41_900, consultedLeaves: 70_000, customerLeaves: 90_000 };
const RETURNED: Story = { invited: 20_000, answered: 27_150, consultedLeaves: 60_400, customerLeaves: 90_000 };
const WARM: Story = { invited: 20_000, answered: 27_150, askerLeaves: 60_400, customerLeaves: 90_000 };
const WARM_JOINED: Story = { ...WARM, joined: 45_000 };
const COLD: Story = { invited: 20_000, askerLeaves: 24_000, answered: 29_000, customerLeaves: 90_000 };
const QUEUE: Story = { kind: 'queue', invited: 20_000, answered: 57_000, askerLeaves: 90_000, customerLeaves: 120_000 };
const OUTSIDE: Story = {
  kind: 'external',
  invited: 20_000,
  answered: 33_000,
  joined: 40_000,
  consultedLeaves: 60_000,
  customerLeaves: 90_000,
};
const UNANSWERED: Story = { invited: 20_000, givenUp: 40_500, customerLeaves: 90_000 };
const CUSTOMER_LEFT: Story = { invited: 20_000, answered: 27_000, customerLeaves: 50_000, askerLeaves: 75_000 };

/** Bounds have a table of their own. */
type Plain = Pick<Time, 'ms' | 'method'>;
const unknown: Plain = { ms: null, method: 'unknown' };
const none: Plain = { ms: null, method: 'not-applicable' };
const derived = (ms: number): Plain => ({ ms, method: 'derived' });
const measured = (ms: number): Plain => ({ ms, method: 'measured' });
const estimated = (ms: number): Plain => ({ ms, method: 'estimated' });

type Times = Partial<Record<TimeName, Plain>>;
const timesBy = {
  'events and records': (story: Story) => [...eventFacts(legsOf(story)), ...recordFacts(legsOf(story))],
  'events, records and agent events': (story: Story) => {
    const legs = legsOf(story);
    return [...eventFacts(legs), ...recordFacts(legs), ...agentFacts(legs)];
  },
  'every source, where every desk shows whatever hold the customer is on': (story: Story) => {
    const legs = legsOf(story);
    return [...eventFacts(legs), ...recordFacts(legs), ...agentFacts(legs.map((leg) => ({ ...leg, ownHolds: 1 })))];
  },
  'events and agent events': (story: Story) => [...eventFacts(legsOf(story)), ...agentFacts(legsOf(story))],
  records: (story: Story) => recordFacts(legsOf(story)),
  events: (story: Story) => eventFacts(legsOf(story)),
};

const ROWS: readonly (readonly [string, Story, keyof typeof timesBy, Times])[] = [
  [
    'a return, to the millisecond',
    RETURNED,
    'events and records',
    { consult: derived(33_250), ring: derived(7_150), private: derived(33_250), conference: none, queueWait: none },
  ],
  ['a return, to the second', RETURNED, 'records', { ring: estimated(7_000), private: estimated(33_000), customerHold: unknown }],
  [
    'a return before its records: whether they joined is not known yet',
    RETURNED,
    'events',
    { consult: derived(33_250), ring: derived(7_150), private: unknown, conference: unknown },
  ],
  [
    'a return before its records: the customer was on hold at the asker’s desk all the while, so nobody joined them',
    RETURNED,
    'events and agent events',
    { private: derived(33_250), conference: none },
  ],
  [
    'a conference before its records: a hold that ends may be a swap',
    JOINED,
    'events and agent events',
    { consult: derived(42_850), private: unknown, conference: unknown },
  ],
  [
    'a warm transfer, to the millisecond',
    WARM,
    'events and records',
    { consult: derived(33_250), ring: derived(7_150), private: derived(33_250), conference: none },
  ],
  [
    'a warm transfer: the customer was held until the asker left',
    WARM,
    'events, records and agent events',
    { customerHold: derived(40_400) },
  ],
  ['a warm transfer, to the second', WARM, 'records', { private: estimated(33_000), customerHold: unknown }],
  [
    'a conference by the asker’s desk, which shows their own holds alone',
    JOINED,
    'events, records and agent events',
    { private: estimated(14_850), conference: estimated(28_000), customerHold: derived(21_900) },
  ],
  [
    'a conference by both desks: the hold ended with it, and nothing tells whose it was',
    JOINED,
    'every source, where every desk shows whatever hold the customer is on',
    { private: derived(14_750), conference: derived(28_100), customerHold: unknown },
  ],
  [
    'a conference by the talk that the record counts',
    JOINED,
    'events and records',
    { private: estimated(14_850), conference: estimated(28_000), customerHold: unknown },
  ],
  ['a conference, to the second', JOINED, 'records', { ring: estimated(7_000), private: estimated(15_000), conference: estimated(28_000) }],
  ['a warm transfer after a conference', WARM_JOINED, 'events and records', { private: estimated(17_850), conference: estimated(15_400) }],
  [
    'a cold transfer has no consult of the two',
    COLD,
    'events and records',
    { consult: none, ring: derived(9_000), private: none, conference: none, customerHold: estimated(4_000) },
  ],
  [
    'a team: the ring holds the wait',
    QUEUE,
    'events and records',
    { ring: derived(37_000), queueWait: derived(36_700), private: derived(33_000) },
  ],
  ['a team, by its record', QUEUE, 'records', { ring: estimated(37_000), queueWait: estimated(36_000), private: estimated(33_000) }],
  [
    'an outside number in a conference: no record tells whether it was on hold in between',
    OUTSIDE,
    'events and records',
    { ring: derived(13_000), private: unknown, conference: unknown, customerHold: unknown },
  ],
  [
    'an outside number in a conference, where the asker’s desk shows that the customer’s hold began with the dial',
    OUTSIDE,
    'events, records and agent events',
    { ring: derived(13_000), private: estimated(7_000), conference: estimated(20_000), customerHold: derived(20_000) },
  ],
  [
    'nobody answered: it rang until it ended',
    UNANSWERED,
    'events and records',
    { consult: none, ring: derived(20_500), private: none, customerHold: estimated(20_500) },
  ],
  [
    'the customer left: the two talked on',
    CUSTOMER_LEFT,
    'events and records',
    { consult: derived(48_000), private: derived(48_000), conference: none },
  ],
];

describe('times', () => {
  test.each(ROWS)('%s', (_name, story, by, times) => {
    expect(consultOn(timesBy[by](story)).times).toMatchObject(times);
  });
});

/** What a time lies between where nobody knows it, and how far a known one may be from what it was. */
const BOUNDS: readonly (readonly [string, Story, keyof typeof timesBy, TimeName, number | null, number | null])[] = [
  ['to the millisecond, by the server’s instants', RETURNED, 'events and records', 'consult', 33_248, 33_252],
  ['to the second, by a record that cuts its instants', RETURNED, 'records', 'consult', 32_001, 33_999],
  ['the private talk is no longer than the consult', RETURNED, 'events', 'private', 0, 33_252],
  ['nor is the conference', RETURNED, 'events', 'conference', 0, 33_252],
  ['a conference whose end nothing tells', JOINED, 'events', 'conference', 0, 42_852],
  ['a hold, by all the holds of the asker’s contact', OUTSIDE, 'events and records', 'customerHold', 0, 21_500],
  [
    'a conference whose contact ended for the customer’s sake just as both agents left: by another reading they had gone before',
    { ...JOINED, askerLeaves: 70_000, customerLeaves: 70_000 },
    'events and records',
    'conference',
    0,
    42_852,
  ],
  ['nothing, where there was no such time', RETURNED, 'events and records', 'conference', null, null],
];

describe('bounds', () => {
  test.each(BOUNDS)('%s', (_says, story, by, name, atLeastMs, atMostMs) => {
    expect(consultOn(timesBy[by](story)).times[name]).toMatchObject({ atLeastMs, atMostMs });
  });
});

describe('the desk’s log', () => {
  const by = (story: Story, log: readonly LogEntry[]) => {
    const legs = legsOf(story);
    return consultOn([...eventFacts(legs), ...recordFacts(legs), ...actionFacts(log)]);
  };
  const dialled: LogEntry = { ...A, verb: 'dialled', ms: 20_050 };
  const answered: LogEntry = { ...B, verb: 'answered', ms: 27_200 };
  const joined: LogEntry = { ...A, verb: 'joined', ms: 42_000 };

  test('measures the join, and with it the private and the joined part', () => {
    expect(by(JOINED, [dialled, joined])).toMatchObject({
      outcome: 'conferenced',
      outcomeMethod: 'measured',
      times: { ring: derived(7_150), private: measured(14_850), conference: measured(28_000) },
    });
  });

  test('on the consult leg means the same as on the asker’s own', () => {
    expect(by(JOINED, [{ ...joined, leg: 'c2' }]).times.conference).toMatchObject(measured(28_000));
  });

  test('of a desk whose clock is 90 s ahead is corrected by its skew', () => {
    expect(
      by(JOINED, [
        { ...dialled, aheadMs: 90_000 },
        { ...joined, aheadMs: 90_000 },
      ]).times.conference,
    ).toMatchObject(measured(28_000));
  });

  test('of a desk whose clock is wrong and not corrected still says that they joined, but not when', () => {
    const wrong = { aheadMs: 15_000, uncorrected: true };
    expect(
      by(JOINED, [
        { ...dialled, ...wrong },
        { ...joined, ...wrong },
      ]),
    ).toMatchObject({
      outcome: 'conferenced',
      joined: true,
      times: { conference: estimated(28_000) },
    });
  });

  const returned: LogEntry = { ...A, verb: 'returned', ms: 60_500 };
  const soFar = (log: readonly LogEntry[]) => consultOn([...eventFacts(legsOf(RETURNED)), ...actionFacts(log)]);

  test('that says returned settles a return before any record', () => {
    expect(soFar([dialled, answered, returned])).toMatchObject({
      outcome: 'returned',
      outcomeMethod: 'measured',
      missing: ['record of c1', 'record of c2'],
    });
  });

  test('of the asker alone does not: a colleague without a desk may have joined them', () => {
    expect(soFar([dialled, returned])).toMatchObject({ outcome: 'pending', joined: null, times: { private: unknown } });
  });

  test.each([
    ['of both says that nobody swapped: the record tells the hold', RETURNED, [dialled, answered], estimated(40_400)],
    ['of both tells it until the joining', JOINED, [dialled, answered, joined], estimated(21_000)],
    [
      'that shows a swap: the customer may have been on hold before',
      RETURNED,
      [dialled, answered, { ...A, verb: 'swapped', ms: 50_000 }],
      unknown,
    ],
    ['of the asker alone: the colleague may have swapped', RETURNED, [dialled], unknown],
    ['of nobody: one of them may have swapped', RETURNED, [], unknown],
    ['of nobody, where nobody answered and so nobody could', UNANSWERED, [], estimated(20_500)],
  ] as const)('%s', (_name, story, log, hold) => {
    expect(by(story, log).times.customerHold).toMatchObject(hold);
  });

  test.each([
    ['longer than the consult: on hold before or after it', 45_000],
    ['shorter than the consult: on hold before it, and taken off early', 30_000],
  ])('that shows no swap, where the record’s one hold is %s: nobody knows for how long', (_name, held) => {
    const [asker, consulted] = legsOf({ ...RETURNED, askerLeaves: 80_000 });
    const legs = [{ ...asker, held: [[20_000, 20_000 + held]] as const }, consulted];
    expect(consultOn([...recordFacts(legs), ...actionFacts([dialled, answered])]).times.customerHold).toMatchObject(unknown);
  });

  test('that says they answered makes an outside leg answered, and its record may still be silent', () => {
    const silent: Story = { kind: 'external', invited: 20_000, givenUp: 60_000, customerLeaves: 90_000 };
    expect(by(silent, [{ ...A, verb: 'they-answered', ms: 40_000 }])).toMatchObject({ answered: true, times: { ring: unknown } });
  });

  test('that says answered gives an outside leg its answer', () => {
    const silent: Story = { kind: 'external', invited: 20_000, givenUp: 60_000, customerLeaves: 90_000 };
    expect(by(silent, [{ ...A, verb: 'answered', ms: 33_000 }]).times).toMatchObject({ ring: measured(13_000) });
  });
});
