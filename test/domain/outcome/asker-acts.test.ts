import { describe, expect, test } from 'vitest';
import { actionFacts, chainsOf, consultOn, eventFacts, type LogEntry, recordFacts } from '../facts-of.ts';
import { ALICE, BOB, CAROL, type LegPlan, OUTSIDE, ownQueueOf, SUPPORT } from '../leg-plan.ts';

const first: LegPlan = {
  id: 'c1',
  root: 'c1',
  method: 'INBOUND',
  agent: ALICE,
  queue: SUPPORT,
  start: 0,
  queued: 1_000,
  answered: 5_000,
  left: 200_000,
  end: 200_000,
  acw: 9_000,
};
const asked = (id: string, agent: string, start: number, rest: Partial<LegPlan>): LegPlan => {
  const leg = {
    id,
    root: 'c1',
    parent: 'c1',
    method: 'TRANSFER',
    agent,
    queue: ownQueueOf(agent),
    queued: start + 300,
    start,
    acw: 9_000,
    held: [],
  };
  return { ...leg, end: rest.left ?? 0, ...rest };
};
const did = (verb: LogEntry['verb'], ms: number): LogEntry => ({ leg: 'c1', agent: ALICE, verb, ms });
const outcomes = (legs: readonly LegPlan[], log: readonly LogEntry[]) => {
  const facts = [...eventFacts(legs), ...recordFacts(legs), ...actionFacts(log)];
  return Object.fromEntries(chainsOf(facts).flatMap((chain) => chain.consults.map((consult) => [consult.contactId, consult.outcome])));
};
const nobody = ({ agent: _agent, answered: _answered, left: _left, ...leg }: LegPlan): LegPlan => leg;

describe('what the asker logs on their own contact is about the consult it fits', () => {
  const bob = asked('c2', BOB, 20_000, { answered: 26_000, left: 60_000 });
  const carol = asked('c3', CAROL, 80_000, { answered: 88_000, left: 120_000, talk: [[100_000, 120_000]] });
  const rang = nobody(asked('c3', CAROL, 80_000, { end: 90_000 }));

  test('a joining is about the one that lives', () => {
    expect(outcomes([first, bob, carol], [did('joined', 100_000)])).toEqual({ c2: 'returned', c3: 'conferenced' });
  });

  test('a joining is about everybody who has answered', () => {
    const long = { ...bob, left: 150_000, end: 150_000, talk: [[100_000, 150_000]] as const };
    expect(outcomes([first, long, carol], [did('joined', 100_000)])).toEqual({ c2: 'conferenced', c3: 'conferenced' });
  });

  test('a giving-up is about the one that ended then, and not about who still talks', () => {
    const long = { ...bob, left: 150_000, end: 150_000 };
    expect(outcomes([first, long, rang], [did('cancelled', 90_000)])).toEqual({ c2: 'returned', c3: 'cancelled' });
  });

  test('of a colleague’s log nothing counts as the asker’s', () => {
    expect(outcomes([first, rang], [{ ...did('cancelled', 90_000), agent: BOB }])).toEqual({ c3: 'not-answered' });
  });

  test('of a desk without a clock only the only consult can be meant', () => {
    const late: LogEntry = { ...did('cancelled', 400_000), uncorrected: true };
    expect(outcomes([first, rang], [late])).toEqual({ c3: 'cancelled' });
    expect(outcomes([first, bob, rang], [late])).toEqual({ c2: 'returned', c3: 'not-answered' });
  });
});

describe('what the asker logs between two dials', () => {
  const silent = (id: string, start: number, end: number) => nobody(asked(id, CAROL, start, { end }));
  const [bob, carol] = [silent('c2', 20_000, 25_000), silent('c3', 25_500, 40_000)];
  const byRecords = (legs: readonly LegPlan[], log: readonly LogEntry[]) => [...recordFacts(legs), ...actionFacts(log)];

  test('is about the first, though the second begins at once', () => {
    const log = [did('dialled', 20_000), did('cancelled', 25_000), did('dialled', 25_500)];
    expect(outcomes([first, bob, carol], log)).toEqual({ c2: 'cancelled', c3: 'not-answered' });
  });

  test('is about the first, also where whole seconds tell when the second began', () => {
    const legs = [first, silent('c2', 19_300, 20_300), silent('c3', 20_800, 30_000)];
    const facts = byRecords(legs, [did('dialled', 19_300), did('cancelled', 20_300), did('dialled', 20_800)]);
    expect([consultOn(facts, 'c2').outcome, consultOn(facts, 'c3').outcome]).toEqual(['cancelled', 'not-answered']);
  });

  test('is about the first, also where a clock ahead put all of it at the end of the call', () => {
    const ended = { ...first, left: 100_000, end: 100_000, reason: 'CUSTOMER_DISCONNECT' };
    const log = [did('dialled', 90_000), did('cancelled', 98_600), did('dialled', 99_000)].map((entry) => ({
      ...entry,
      aheadMs: 1_500,
      uncorrected: true,
    }));
    const told = outcomes([ended, silent('c2', 90_000, 98_600), silent('c3', 99_000, 100_000)], log);
    expect(told).toEqual({ c2: 'cancelled', c3: 'unknown' });
  });

  test('before the first leg began is about none', () => {
    expect(outcomes([first, carol], [did('cancelled', 24_500)])).toEqual({ c3: 'not-answered' });
  });

  test('and after a dial whose leg is not told yet is not about who was taken back', () => {
    const log = [did('dialled', 20_000), did('cancelled', 25_000), did('dialled', 25_500), did('joined', 31_000)];
    expect(outcomes([first, bob], log)).toEqual({ c2: 'cancelled' });
  });
});

test('of two who talk, the asker returned from the one who ended then', () => {
  const legs = [
    first,
    asked('c2', BOB, 20_000, { answered: 26_000, left: 60_000 }),
    asked('c3', CAROL, 40_000, { answered: 48_000, left: 120_000 }),
  ];
  const log: readonly LogEntry[] = [
    did('dialled', 20_000),
    { leg: 'c2', agent: BOB, verb: 'answered', ms: 26_000 },
    did('dialled', 40_000),
    { leg: 'c3', agent: CAROL, verb: 'answered', ms: 48_000 },
    did('returned', 60_100),
  ];
  const facts = [...eventFacts(legs), ...actionFacts(log)];
  expect([consultOn(facts, 'c2').outcome, consultOn(facts, 'c3').outcome]).toEqual(['returned', 'pending']);
});

test('a joining of the colleague after the asker had gone is about whoever the colleague asked', () => {
  const gone = { ...first, left: 40_000, end: 40_000 };
  const bob = asked('c2', BOB, 20_000, { answered: 26_000, left: 200_000 });
  const carol = asked('c3', CAROL, 50_000, { parent: 'c2', answered: 58_000, left: 200_000 });
  const facts = [...eventFacts([gone, bob, carol]), ...actionFacts([{ leg: 'c2', agent: BOB, verb: 'joined', ms: 80_000 }])];
  expect([consultOn(facts, 'c2').joined, consultOn(facts, 'c3').joined]).toEqual([null, true]);
});

test('a joining by anybody on the call is one for everybody on it', () => {
  const bob = asked('c2', BOB, 20_000, { answered: 26_000, left: 150_000 });
  const carol = asked('c3', CAROL, 50_000, { answered: 58_000, left: 150_000 });
  const facts = [...eventFacts([first, bob, carol]), ...actionFacts([{ leg: 'c3', agent: CAROL, verb: 'joined', ms: 80_000 }])];
  expect([consultOn(facts, 'c2').joined, consultOn(facts, 'c3').joined]).toEqual([true, true]);
});

test('a joining by somebody else after one of the two had left is none of theirs', () => {
  const bob = asked('c2', BOB, 20_000, { answered: 26_000, left: 60_000 });
  const carol = asked('c3', CAROL, 50_000, { answered: 58_000, left: 150_000 });
  const facts = [...eventFacts([first, bob, carol]), ...actionFacts([{ leg: 'c3', agent: CAROL, verb: 'joined', ms: 80_000 }])];
  expect(consultOn(facts, 'c2').joined).toBeNull();
});

test('a return that the asker logged proves nothing while a third agent without a desk may have joined all', () => {
  const bob = asked('c2', BOB, 20_000, { answered: 26_000, left: 60_000 });
  const carol = asked('c3', CAROL, 30_000, { answered: 38_000, left: 150_000 });
  const log: readonly LogEntry[] = [
    did('dialled', 20_000),
    { leg: 'c2', agent: BOB, verb: 'answered', ms: 26_000 },
    did('returned', 60_100),
  ];
  expect(consultOn([...eventFacts([first, bob, carol]), ...actionFacts(log)]).outcome).toBe('pending');
});

describe('an asker who took the customer’s call and dialled at once', () => {
  const busy: LegPlan = {
    id: 'c2',
    root: 'c1',
    parent: 'c1',
    method: 'EXTERNAL_OUTBOUND',
    number: OUTSIDE,
    start: 6_000,
    end: 7_000,
    reason: 'TELECOM_BUSY',
  };

  test.each([
    ['', {}],
    [', by a clock that nothing corrects', { aheadMs: 400_000, uncorrected: true }],
  ])('answered the customer, not the one who was busy%s', (_name, clock) => {
    const log: readonly LogEntry[] = [
      { ...did('answered', 5_100), ...clock },
      { ...did('dialled', 6_100), ...clock },
    ];
    const facts = [...eventFacts([first, busy]), ...recordFacts([first, busy]), ...actionFacts(log)];
    expect(consultOn(facts)).toMatchObject({ outcome: 'failed', answered: false });
  });

  test('and whose dialling is not told, answered before the leg began', () => {
    const facts = [...recordFacts([first, busy]), ...actionFacts([did('answered', 5_100)])];
    expect(consultOn(facts)).toMatchObject({ outcome: 'failed', answered: false });
  });

  test('and was answered in the same moment in which the line was seen', () => {
    const talks = { ...busy, end: 60_000, reason: 'THIRD_PARTY_DISCONNECT' };
    const facts = [...recordFacts([first, talks]), ...actionFacts([did('answered', 6_100), did('dialled', 6_100)])];
    expect(consultOn(facts).answered).toBe(true);
  });
});

describe('a colleague who refuses', () => {
  const rang = nobody(asked('c2', BOB, 20_000, { end: 27_000 }));
  const declined = (agent: string): LogEntry => ({ leg: 'c2', agent, verb: 'declined', ms: 26_900 });

  test('is believed at their own desk alone', () => {
    expect(outcomes([first, rang], [declined(BOB)])).toEqual({ c2: 'declined' });
    expect(outcomes([first, rang], [declined(CAROL)])).toEqual({ c2: 'not-answered' });
  });

  test('and answers after all has answered', () => {
    const answered = asked('c2', BOB, 20_000, { answered: 45_000, left: 60_000 });
    expect(outcomes([first, answered], [declined(BOB)])).toEqual({ c2: 'returned' });
  });

  test('does not refuse for their team', () => {
    expect(outcomes([first, { ...rang, queue: SUPPORT }], [declined(BOB)])).toEqual({ c2: 'not-answered' });
  });
});

describe('whole seconds next to one another', () => {
  const near = (left: number) => asked('c2', BOB, 20_000, { answered: 26_000, left, end: left, talk: [[100_000, left]] });

  test.each([
    ['decide nothing when a record alone tells who left first', 200_700, 'unknown'],
    ['decide when they lie further apart', 203_000, 'transferred-warm'],
  ])('%s', (_name, left, outcome) => {
    expect(consultOn(recordFacts([first, near(left)])).outcome).toBe(outcome);
  });

  test('are decided by the events’ milliseconds', () => {
    const legs = [first, near(200_700)];
    expect(consultOn([...recordFacts(legs), ...eventFacts(legs)]).outcome).toBe('transferred-warm');
  });
});
