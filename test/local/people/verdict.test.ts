import { describe, expect, it } from 'vitest';
import type { TrueCall } from '../../../local/connect/truth.ts';
import type { Consult } from '../../../local/people/consult.ts';
import { verdict } from '../../../local/people/verdict.ts';
import { ASKED, ASKER, call, leg, pair, party } from './true-call.ts';

/** Outcome, then ring, queue wait, private, conference and hold in seconds. */
const told = (consult: Consult | undefined) => {
  const seconds = (ms: number | null | undefined) => (ms === null || ms === undefined ? null : ms / 1000);
  const { ring, queueWait, private: talk, conference, customerHold } = consult?.times ?? {};
  return [consult?.outcome, ...[ring, queueWait, talk, conference, customerHold].map((time) => seconds(time?.ms))];
};

const customer = party('customer', 0, 200);
const asker = party(ASKER, 10, 200, 'customer');
const asked = (to: number | null, by = ASKED) => party(ASKED, 40, to, by);
const PRIVATE = [pair(ASKER, ASKED, 40, 70)];
const JOINED = [pair(ASKER, ASKED, 40, 90), pair(ASKER, 'customer', 60, 90), pair(ASKED, 'customer', 60, 90)];

const rows: readonly (readonly [string, TrueCall, readonly unknown[]])[] = [
  [
    'the consulted colleague leaves first, never joined: returned',
    call([customer, asker, asked(70)], [leg({ invited: 30, rang: 32, answered: 40, ended: 70, held: [[30, 75]] })], PRIVATE),
    ['returned', 10, null, 30, null, 40],
  ],
  [
    'a swap in between belongs to the private part',
    call(
      [customer, asker, asked(90)],
      [
        leg({
          invited: 30,
          rang: 32,
          answered: 40,
          ended: 90,
          held: [
            [30, 50],
            [60, 95],
          ],
        }),
      ],
      [pair(ASKER, ASKED, 40, 50), pair(ASKER, 'customer', 50, 60), pair(ASKER, ASKED, 60, 90)],
    ),
    ['returned', 10, null, 50, null, 50],
  ],
  [
    'all three together, and the colleague leaves first: conferenced',
    call([customer, asker, asked(90)], [leg({ invited: 30, rang: 32, answered: 40, ended: 90, held: [[30, 60]] })], JOINED),
    ['conferenced', 10, null, 20, 30, 30],
  ],
  [
    'all three together until the customer hangs up: conferenced',
    call(
      [party('customer', 0, 90), party(ASKER, 10, 90, 'customer'), asked(90, 'customer')],
      [leg({ invited: 30, rang: 32, answered: 40, ended: 90 })],
      JOINED,
    ),
    ['conferenced', 10, null, 20, 30, 0],
  ],
  [
    'the asker leaves after the answer: transferred warm',
    call(
      [customer, party(ASKER, 10, 70), asked(200)],
      [leg({ invited: 30, rang: 32, answered: 40, ended: 200, held: [[30, 70]] })],
      PRIVATE,
    ),
    ['transferred-warm', 10, null, 30, null, 40],
  ],
  [
    'the asker leaves after a conference: transferred warm, and it was a conference',
    call(
      [customer, party(ASKER, 10, 90), asked(200)],
      [leg({ invited: 30, rang: 32, answered: 40, ended: 200, held: [[30, 60]] })],
      JOINED,
    ),
    ['transferred-warm', 10, null, 20, 30, 30],
  ],
  [
    'the asker leaves while it rings, and the colleague answers: transferred cold',
    call([customer, party(ASKER, 10, 35), asked(200)], [leg({ invited: 30, rang: 32, answered: 40, ended: 200, held: [[30, 35]] })]),
    ['transferred-cold', 10, null, null, null, 5],
  ],
  [
    'the asker leaves while it rings, and nobody ever answers: transferred cold all the same',
    call([customer, party(ASKER, 10, 35)], [leg({ invited: 30, rang: 32, ended: 52, endedBy: 'system' })]),
    ['transferred-cold', 22, null, null, null, 0],
  ],
  [
    "the colleague's desk refuses: declined",
    call([customer, asker], [leg({ invited: 30, rang: 32, declined: 38, ended: 38, endedBy: ASKED, held: [[30, 45]] })]),
    ['declined', 8, null, null, null, 8],
  ],
  [
    'one of a team refuses, nobody else answers, and the asker gives up: cancelled',
    call([customer, asker], [leg({ kind: 'queue', invited: 30, queued: 31, rang: 32, declined: 38, ended: 58, endedBy: ASKER })]),
    ['cancelled', 28, 27, null, null, 0],
  ],
  [
    'the asker takes the invitation back while it rings: cancelled',
    call([customer, asker], [leg({ invited: 30, rang: 32, ended: 41, endedBy: ASKER, held: [[30, 41]] })]),
    ['cancelled', 11, null, null, null, 11],
  ],
  [
    'the asker puts away what has rung out: not answered',
    call([customer, asker], [leg({ invited: 30, rang: 32, ended: 58, endedBy: ASKER })]),
    ['not-answered', 28, null, null, null, 0],
  ],
  [
    'the asker waits for a busy colleague longer than a telephone rings: not answered',
    call([customer, asker], [leg({ invited: 30, queued: 31, ended: 52, endedBy: ASKER })]),
    ['not-answered', 22, null, null, null, 0],
  ],
  [
    'the asker gives up an outside telephone within its minute: cancelled',
    call([customer, asker], [leg({ kind: 'external', invited: 30, rang: 31, ended: 80, endedBy: ASKER })]),
    ['cancelled', 50, null, null, null, 0],
  ],
  [
    'the ringing ends by itself: not answered',
    call([customer, asker], [leg({ invited: 30, rang: 32, ended: 52, endedBy: 'system' })]),
    ['not-answered', 22, null, null, null, 0],
  ],
  [
    'the outside line is busy: failed',
    call([customer, asker], [leg({ kind: 'external', invited: 30, ended: 32, endedBy: 'network:TELECOM_BUSY', held: [[30, 36]] })]),
    ['failed', 2, null, null, null, 2],
  ],
  [
    'the outside telephone rings out: not answered',
    call([customer, asker], [leg({ kind: 'external', invited: 30, rang: 31, ended: 91, endedBy: 'network:TELECOM_UNANSWERED' })]),
    ['not-answered', 61, null, null, null, 0],
  ],
  [
    'a team answers after a wait: the wait is part of the ring and told by itself',
    call(
      [customer, asker, asked(70)],
      [leg({ kind: 'queue', invited: 28, queued: 29, rang: 36, answered: 40, ended: 70, held: [[28, 70]] })],
      PRIVATE,
    ),
    ['returned', 12, 11, 30, null, 42],
  ],
  [
    'a team where nobody is free, taken back after however long: cancelled',
    call([customer, asker], [leg({ kind: 'queue', invited: 28, queued: 29, ended: 59, endedBy: ASKER })]),
    ['cancelled', 31, 30, null, null, 0],
  ],
  [
    'the customer hangs up during the private talk, which goes on: customer left',
    call(
      [party('customer', 0, 60), party(ASKER, 10, 80), asked(80, ASKER)],
      [leg({ invited: 30, rang: 32, answered: 40, ended: 80, held: [[30, 60]] })],
      PRIVATE,
    ),
    ['customer-left', 10, null, 40, null, 30],
  ],
  [
    'the customer hangs up during the private talk, which ends with it: customer left',
    call(
      [party('customer', 0, 60), party(ASKER, 10, 60, 'customer'), asked(60, 'customer')],
      [leg({ invited: 30, rang: 32, answered: 40, ended: 60, held: [[30, 60]] })],
      PRIVATE,
    ),
    ['customer-left', 10, null, 20, null, 30],
  ],
  [
    'nothing of it has ended: pending',
    call(
      [party('customer', 0, null), party(ASKER, 10, null), asked(null)],
      [leg({ invited: 30, rang: 32, answered: 40, ended: null })],
      [pair(ASKER, ASKED, 40, null)],
    ),
    ['pending', 10, null, null, null, null],
  ],
];

describe('the verdict on a consult', () => {
  it.each(rows)('%s', (_what, trueCall, expected) => {
    expect(told(verdict(trueCall)[0])).toEqual(expected);
  });

  it.each(['QUEUE_TRANSFER', 'CALLBACK', 'MONITOR'])('leaves out legs made by %s', (method) => {
    expect(verdict(call([customer, asker], [leg({ method, invited: 30, ended: 40 })]))).toEqual([]);
  });

  it('speaks of the stay the leg belongs to when a colleague was on the call twice', () => {
    const twice = call(
      [customer, asker, party(ASKED, 15, 20), asked(70)],
      [leg({ invited: 30, rang: 32, answered: 40, ended: 70 })],
      PRIVATE,
    );
    expect(told(verdict(twice)[0])).toEqual(['returned', 10, null, 30, null, 0]);
  });

  it('names who asked whom from which queue, and sorts by contact id', () => {
    const second = { ...leg({ invited: 80, ended: 90, endedBy: ASKER }), contactId: 'a-child' };
    const consults = verdict(
      call([customer, asker, asked(70)], [leg({ invited: 30, rang: 32, answered: 40, ended: 70 }), second], PRIVATE),
    );
    expect(consults.map(({ contactId }) => contactId)).toEqual(['a-child', 'child']);
    expect(consults[1]).toMatchObject({
      parentContactId: 'root',
      rootContactId: 'root',
      askedBy: { agent: ASKER, queue: 'queue/support' },
      target: { kind: 'agent', id: 'target' },
      startedAt: '2026-11-21T10:00:30.000Z',
      answered: true,
      joined: false,
    });
  });

  it.each([
    ['ends without their doing as the asker leaves and the colleague stays', 72, 'system', 200, true],
    ['ends by their own hand as the asker leaves', 72, 'customer', 200, false],
    ['ends without their doing, but long after', 90, 'system', 200, false],
    ['ends together with everybody', 70, ASKER, 70, false],
  ])("a customer's line that %s: lost %5$s", (_what, endsAt, by, askedLeaves, lost) => {
    const parties = [party('customer', 0, endsAt, by), party(ASKER, 10, 70), asked(askedLeaves)];
    const trueCall = call(parties, [leg({ invited: 30, rang: 32, answered: 40, ended: askedLeaves })], PRIVATE);
    expect(verdict(trueCall)[0]?.customerLost).toBe(lost);
  });
});
