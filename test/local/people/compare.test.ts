import { describe, expect, it } from 'vitest';
import { compareConsults, compareLegs, compareReport, type ReportTotals, type Weakest } from '../../../local/people/compare.ts';
import type { Consult, Method, Time } from '../../../local/people/consult.ts';
import { NOTHING_DUE } from '../../../local/people/weakest.ts';

/** A known time with bounds that the truth is well within. */
const time = (ms: number, method: Method): Time => ({ ms, method, atLeastMs: ms - 4_000, atMostMs: ms + 4_000 });
const none: Time = { ms: null, method: 'unknown', atLeastMs: null, atMostMs: null };

const truth: Consult = {
  contactId: 'child',
  parentContactId: 'root',
  rootContactId: 'root',
  channel: 'VOICE',
  askedBy: { agent: 'agent/asker', queue: 'queue/support' },
  target: { kind: 'agent', id: 'agent/asked' },
  outcome: 'returned',
  outcomeMethod: 'measured',
  answered: true,
  joined: false,
  customerLost: false,
  startedAt: '2026-11-21T10:00:30.000Z',
  times: {
    consult: time(30_000, 'measured'),
    ring: time(10_000, 'measured'),
    queueWait: none,
    private: time(30_000, 'measured'),
    conference: none,
    customerHold: time(40_000, 'measured'),
  },
  missing: [],
};
const weakest: Weakest = {
  consult: 'derived',
  ring: 'derived',
  queueWait: 'derived',
  private: 'estimated',
  conference: 'unknown',
  customerHold: 'unknown',
};
const withTimes = (times: Partial<Consult['times']>): Consult => ({ ...truth, times: { ...truth.times, ...times } });
const differences = (told: Consult | undefined) => compareConsults({ truth: [truth], told: told ? [told] : [], weakest });

describe('a told consult agrees with the truth when', () => {
  it.each([
    ['it is the same', truth],
    ['a measured time is off by 250 ms', withTimes({ ring: time(10_250, 'measured') })],
    ['a derived time is off by 50 ms', withTimes({ ring: time(9_950, 'derived') })],
    ['an estimated time is off by 2 s', withTimes({ private: time(32_000, 'estimated') })],
    ['a time is unknown that may be', withTimes({ customerHold: none })],
    ['a time there was none of is told as nothing at all', withTimes({ queueWait: time(0, 'derived') })],
  ])('%s', (_what, told) => {
    expect(differences(told)).toEqual([]);
  });

  it('an outside number is masked', () => {
    const target = (id: string) => ({ ...truth, target: { kind: 'external' as const, id } });
    expect(compareConsults({ truth: [target('+12065550177')], told: [target('+1*******77')], weakest })).toEqual([]);
  });
});

describe('a told consult differs when', () => {
  it.each([
    ['its outcome is another', { ...truth, outcome: 'conferenced' as const }, 'outcome was returned, yet conferenced is told.'],
    ['its answer is unknown', { ...truth, answered: null }, 'answered was true, yet null is told.'],
    ['it says joined', { ...truth, joined: true }, 'joined was false, yet true is told.'],
    ['it hangs under another parent', { ...truth, parentContactId: 'other' }, 'the parent was root, yet other is told.'],
    ['it names another target', { ...truth, target: { kind: 'agent' as const, id: 'x' } }, 'the target was agent/asked, yet x is told.'],
    ['something is still missing', { ...truth, missing: ['record of root'] }, 'what is missing was nothing, yet record of root is told.'],
    [
      'a measured time is off by more',
      withTimes({ ring: time(10_251, 'measured') }),
      'ring was 10000 ms, yet 10251 ms (measured) is told.',
    ],
    ['a derived time is off by more', withTimes({ ring: time(9_949, 'derived') }), 'ring was 10000 ms, yet 9949 ms (derived) is told.'],
    [
      'an estimated time is off by more',
      withTimes({ private: time(32_001, 'estimated') }),
      'private was 30000 ms, yet 32001 ms (estimated) is told.',
    ],
    ['a method is weaker than due', withTimes({ ring: time(10_000, 'estimated') }), 'ring is only estimated, where derived is due.'],
    [
      'the truth is below its bounds',
      withTimes({ ring: { ms: 10_100, method: 'measured', atLeastMs: 10_001, atMostMs: 10_200 } }),
      'ring was 10000 ms, not from 10001 to 10200 ms (measured) as told.',
    ],
    [
      'the truth is above the bounds of what is unknown',
      withTimes({ customerHold: { ...none, atLeastMs: 0, atMostMs: 39_999 } }),
      'customerHold was 40000 ms, not from 0 to 39999 ms (unknown) as told.',
    ],
    [
      'a known time has no bounds',
      withTimes({ ring: { ms: 10_000, method: 'derived', atLeastMs: null, atMostMs: null } }),
      'ring is told as 10000 ms (derived), not between its bounds null and null.',
    ],
    [
      'what there was is told as not there',
      withTimes({ ring: { ...none, method: 'not-applicable' } }),
      'ring was 10000 ms, yet none is told.',
    ],
    ['a time is unknown that a source tells', withTimes({ ring: none }), 'ring was 10000 ms, yet it is told as unknown.'],
    [
      'a time is told that never was',
      withTimes({ queueWait: time(3_000, 'derived') }),
      'queueWait was none, yet 3000 ms (derived) is told.',
    ],
    [
      'an unknown time has a number',
      withTimes({ ring: time(10_000, 'unknown') }),
      'ring is 10000 ms by method unknown: null and unknown go together.',
    ],
    [
      'a known time has none',
      withTimes({ ring: { ...none, method: 'derived' } }),
      'ring is null ms by method derived: null and unknown go together.',
    ],
  ])('%s', (_what, told, sentence) => {
    expect(differences(told)).toEqual([`consult child: ${sentence}`]);
  });

  it('it is not told at all, or one is told that never was', () => {
    expect(differences(undefined)).toEqual(['consult child: there was one, yet none is told.']);
    expect(compareConsults({ truth: [], told: [truth], weakest })).toEqual(['consult child: there was none, yet one is told.']);
  });
});

describe('where the product may say nothing', () => {
  const said = (told: Consult) => compareConsults({ truth: [truth], told: [told], weakest: NOTHING_DUE, maySayNothing: true });
  const silent = { ...truth, outcome: 'unknown' as const, answered: null, joined: null, customerLost: null };
  it.each([
    ['an unknown outcome', { ...silent }],
    ['a pending outcome with what is missing', { ...silent, outcome: 'pending' as const, missing: ['record of root'] }],
    ['no target and no asker', { ...silent, target: { ...truth.target, id: null }, askedBy: { agent: null, queue: null } }],
  ])('%s is no difference', (_what, told) => {
    expect(said(told)).toEqual([]);
  });
  it('what it says must still be right', () => {
    expect(said({ ...silent, joined: true })).toEqual(['consult child: joined was false, yet true is told.']);
  });
});

describe('told legs', () => {
  const root = { contactId: 'root', parentContactId: null, rootContactId: 'root', initiationMethod: 'INBOUND' };
  const child = { contactId: 'child', parentContactId: 'root', rootContactId: 'root', initiationMethod: 'TRANSFER' };
  it.each([
    ['agree', [child, root], []],
    ['lack one', [root], ['leg child: there was one, yet none is told.']],
    ['hold one too many', [root, child, { ...child, contactId: 'ghost' }], ['leg ghost: there was none, yet one is told.']],
    ['hang one wrongly', [root, { ...child, parentContactId: null }], ['leg child: its parent was root, yet none is told.']],
  ])('%s', (_what, told, expected) => {
    expect(compareLegs([root, child], told)).toEqual(expected);
  });
});

describe("a listening supervisor's leg", () => {
  const listening = { contactId: 'listening', parentContactId: 'root', rootContactId: 'root', initiationMethod: 'MONITOR' };
  it('may be told or not, but not wrongly', () => {
    expect(compareLegs([listening], [])).toEqual([]);
    expect(compareLegs([listening], [listening])).toEqual([]);
    expect(compareLegs([listening], [{ ...listening, parentContactId: null }])).toHaveLength(1);
  });
});

describe('a report', () => {
  const consults = [
    truth,
    { ...truth, contactId: 'warm', outcome: 'transferred-warm' as const, joined: true },
    { ...truth, contactId: 'cold', outcome: 'transferred-cold' as const, answered: false },
  ];
  const totals: ReportTotals = {
    consults: 3,
    byOutcome: { returned: 1, 'transferred-warm': 1, 'transferred-cold': 1, pending: 0 },
    answered: 2,
    joined: 1,
    customerLost: 0,
    warmRate: { numerator: 1, denominator: 2, value: 0.5 },
  };
  it('agrees when it counts the consults', () => {
    expect(compareReport(consults, totals)).toEqual([]);
  });
  it.each([
    ['a wrong count', { ...totals, consults: 4 }, 'report: consults should be 3, yet 4 is told.'],
    [
      'an outcome nobody had',
      { ...totals, byOutcome: { ...totals.byOutcome, failed: 1 } },
      'report: consults with outcome failed should be 0, yet 1 is told.',
    ],
    [
      'an outcome left out',
      { ...totals, byOutcome: { returned: 1, 'transferred-warm': 1 } },
      'report: consults with outcome transferred-cold should be 1, yet 0 is told.',
    ],
    [
      'a rate over the wrong denominator',
      { ...totals, warmRate: { ...totals.warmRate, denominator: 3 } },
      'report: transfers should be 2, yet 3 is told.',
    ],
  ])('differs by %s', (_what, told, sentence) => {
    expect(compareReport(consults, told)).toEqual([sentence]);
  });
  it('has no rate where nothing was transferred', () => {
    const none = { numerator: 0, denominator: 0 };
    const told = { ...totals, consults: 1, byOutcome: { returned: 1 }, answered: 1, joined: 0 };
    expect(compareReport([truth], { ...told, warmRate: { ...none, value: null } })).toEqual([]);
    expect(compareReport([truth], { ...told, warmRate: { ...none, value: 0 } })).toHaveLength(1);
  });
});
