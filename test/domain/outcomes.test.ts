import { describe, expect, test } from 'vitest';
import type { Consult } from '../../contract/schemas/consult.ts';
import { actionFacts, agentFacts, consultOn, eventFacts, flowFacts, type LogEntry, recordFacts } from './facts-of.ts';
import { ALICE, BOB } from './leg-plan.ts';
import { legsOf, type Story } from './story.ts';

const A = { leg: 'c1', agent: ALICE };
const B = { leg: 'c2', agent: BOB };

interface Row {
  readonly story: Story;
  readonly log?: readonly LogEntry[];
  readonly is: Partial<Consult>;
  /** With contact records alone; the same outcome when absent. */
  readonly byRecords?: Consult['outcome'];
}

const ROWS: Readonly<Record<string, Row>> = {
  'the colleague hangs up and the asker goes on with the customer: returned': {
    story: { invited: 20_000, answered: 27_000, consultedLeaves: 60_000, customerLeaves: 90_000 },
    is: { outcome: 'returned', answered: true, joined: false, customerLost: false },
  },
  'without after-contact work a return is a return': {
    story: { invited: 20_000, answered: 27_000, consultedLeaves: 60_000, askerLeaves: 90_000, acw: 0 },
    is: { outcome: 'returned', answered: true, joined: false },
  },
  'all three talk and the colleague goes first: conferenced': {
    story: { invited: 20_000, answered: 27_000, joined: 40_000, consultedLeaves: 70_000, customerLeaves: 90_000 },
    is: { outcome: 'conferenced', answered: true, joined: true },
  },
  'all three talk and the customer ends it: conferenced': {
    story: { invited: 20_000, answered: 27_000, joined: 40_000, customerLeaves: 70_000, askerLeaves: 80_000 },
    is: { outcome: 'conferenced', answered: true, joined: true },
  },
  'the asker leaves the colleague with the customer: a warm transfer': {
    story: { invited: 20_000, answered: 27_000, askerLeaves: 60_000, customerLeaves: 90_000 },
    is: { outcome: 'transferred-warm', answered: true, joined: false },
  },
  'the asker joins all three and then leaves: a warm transfer, joined': {
    story: { invited: 20_000, answered: 27_000, joined: 45_000, askerLeaves: 60_000, customerLeaves: 90_000 },
    is: { outcome: 'transferred-warm', answered: true, joined: true },
  },
  'a warm transfer without after-contact work is still one': {
    story: { invited: 20_000, answered: 27_000, askerLeaves: 60_000, customerLeaves: 90_000, acw: 0 },
    is: { outcome: 'transferred-warm', answered: true },
  },
  'the asker leaves before the answer and somebody comes: a cold transfer': {
    story: { invited: 20_000, askerLeaves: 24_000, answered: 29_000, customerLeaves: 90_000 },
    is: { outcome: 'transferred-cold', answered: true, joined: false },
  },
  'the asker leaves before the answer and nobody comes: a cold transfer, not answered': {
    story: { invited: 20_000, askerLeaves: 24_000, givenUp: 45_000 },
    is: { outcome: 'transferred-cold', answered: false, joined: false },
  },
  'it rings out: not answered': {
    story: { invited: 20_000, givenUp: 40_500, customerLeaves: 90_000 },
    is: { outcome: 'not-answered', answered: false, joined: false },
  },
  'the asker gives up while it rings, and says so: cancelled': {
    story: { invited: 20_000, givenUp: 28_000, customerLeaves: 90_000 },
    log: [{ ...A, verb: 'cancelled', ms: 28_000 }],
    is: { outcome: 'cancelled', outcomeMethod: 'measured', answered: false },
    byRecords: 'not-answered',
  },
  'the asker gives up only after it rang out: not answered': {
    story: { invited: 20_000, givenUp: 48_000, customerLeaves: 90_000 },
    log: [{ ...A, verb: 'cancelled', ms: 48_000 }],
    is: { outcome: 'not-answered', answered: false },
  },
  'the colleague refuses at their own desk: declined': {
    story: { invited: 20_000, givenUp: 26_000, customerLeaves: 90_000 },
    log: [{ ...B, verb: 'declined', ms: 26_000 }],
    is: { outcome: 'declined', outcomeMethod: 'measured', answered: false },
    byRecords: 'not-answered',
  },
  'the customer hangs up while it rings: not answered': {
    story: { invited: 20_000, customerLeaves: 26_000 },
    is: { outcome: 'not-answered', answered: false },
  },
  'the customer hangs up while the two talk in private: the customer left': {
    story: { invited: 20_000, answered: 27_000, customerLeaves: 50_000, askerLeaves: 75_000 },
    is: { outcome: 'customer-left', answered: true, joined: false },
  },
  'a team is asked, somebody answers, and the asker leaves them to it: a warm transfer': {
    story: { kind: 'queue', invited: 20_000, answered: 57_000, askerLeaves: 90_000, customerLeaves: 120_000 },
    is: { outcome: 'transferred-warm', answered: true },
  },
  'the asker stops waiting for a team after minutes: cancelled': {
    story: { kind: 'queue', invited: 20_000, givenUp: 200_000, customerLeaves: 250_000 },
    log: [{ ...A, verb: 'cancelled', ms: 200_000 }],
    is: { outcome: 'cancelled', answered: false },
    byRecords: 'not-answered',
  },
  'an outside number answers and hangs up: returned': {
    story: { kind: 'external', invited: 20_000, answered: 33_000, consultedLeaves: 60_000, customerLeaves: 90_000 },
    is: { outcome: 'returned', answered: true, joined: false },
  },
  'an outside number takes the customer over: a warm transfer': {
    story: { kind: 'external', invited: 20_000, answered: 33_000, askerLeaves: 60_000, customerLeaves: 90_000 },
    is: { outcome: 'transferred-warm', answered: true },
  },
  'an outside number is joined and leaves: conferenced': {
    story: { kind: 'external', invited: 20_000, answered: 33_000, joined: 40_000, consultedLeaves: 60_000, customerLeaves: 90_000 },
    is: { outcome: 'conferenced', answered: true, joined: true },
  },
  'an outside number is busy: failed': {
    story: { kind: 'external', invited: 20_000, givenUp: 22_000, customerLeaves: 90_000, reason: 'TELECOM_BUSY' },
    is: { outcome: 'failed', answered: false },
  },
  'an outside number does not answer: not answered': {
    story: { kind: 'external', invited: 20_000, givenUp: 65_000, customerLeaves: 90_000, reason: 'TELECOM_UNANSWERED' },
    is: { outcome: 'not-answered', answered: false },
  },
  'an outside dial is taken back: cancelled': {
    story: { kind: 'external', invited: 20_000, givenUp: 31_000, customerLeaves: 90_000, reason: 'TELECOM_ORIGINATOR_CANCEL' },
    is: { outcome: 'cancelled', answered: false },
  },
  'an outside leg of which nothing tells whether anybody answered: unknown': {
    story: { kind: 'external', invited: 20_000, givenUp: 65_000, customerLeaves: 90_000 },
    is: { outcome: 'unknown', outcomeMethod: 'unknown', answered: null },
  },
};

describe.each(Object.entries(ROWS))('%s', (_name, { story, log = [], is, byRecords = is.outcome }) => {
  const legs = legsOf(story);
  const told = actionFacts(log);
  test('by events and records', () => {
    expect(consultOn([...flowFacts(legs), ...eventFacts(legs), ...recordFacts(legs), ...told])).toMatchObject({ ...is, missing: [] });
  });
  test('by every source there is', () => {
    const all = [...flowFacts(legs), ...eventFacts(legs), ...recordFacts(legs), ...agentFacts(legs), ...told];
    expect(consultOn(all)).toMatchObject(is);
  });
  test('by records and what the desks logged', () => {
    expect(consultOn([...recordFacts(legs), ...told])).toMatchObject({ outcome: is.outcome });
  });
  test('by records alone', () => {
    expect(consultOn(recordFacts(legs))).toMatchObject({ outcome: byRecords });
  });
  test('by events alone it is the same, or not told yet', () => {
    const { outcome, missing } = consultOn(eventFacts(legs));
    expect(['pending', byRecords]).toContain(outcome);
    expect(missing).toEqual(['record of c1', 'record of c2']);
  });
});
