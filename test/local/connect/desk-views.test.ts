import { describe, expect, test } from 'vitest';
import type { Assumptions } from '../../../local/connect/assumptions.ts';
import { createStage, type Stage } from './stage.ts';
import {
  accepts,
  available,
  callsIn,
  clears,
  conferences,
  consults,
  customerHangsUp,
  declines,
  drops,
  holds,
  leaves,
  nothing,
  outsideAnswers,
  outsideHangsUp,
  play,
  resumes,
  swaps,
  type Timeline,
} from './timeline.ts';

const TALKING: Timeline = [
  [0, available('alice', 'bob', 'carol', 'dave')],
  [0, callsIn],
  [2_000, accepts('alice')],
];
const CONSULT: Timeline = [...TALKING, [5_000, consults('alice', 'Bob')], [6_000, nothing]];
const CONSULTED: Timeline = [...CONSULT, [8_000, accepts('bob')]];
const OUTSIDE = '+12065550199';

interface Row {
  readonly what: string;
  readonly timeline: Timeline;
  /** Desks by login after the timeline, and `customer`: what the customer hears. */
  readonly shows: Readonly<Record<string, string>>;
  readonly parties?: 3 | 6;
  readonly assumptions?: Partial<Assumptions>;
}

const both = (row: Row): Row[] => [
  { ...row, parties: 6 },
  { ...row, parties: 3, what: `${row.what} (three-party)` },
];

const ROWS: readonly Row[] = [
  {
    what: 'ringing: the own leg connects, the customer is there already',
    timeline: [
      [0, available('alice')],
      [0, callsIn],
      [1_500, nothing],
    ],
    shows: { alice: 'PendingBusy: connecting (self connecting, customer connected)', customer: 'queue music' },
  },
  {
    what: 'not answered: an error, the own leg disconnected, the customer still connected; the next agent rings',
    timeline: [
      [0, available('alice', 'bob')],
      [0, callsIn],
      [21_800, nothing],
    ],
    shows: {
      alice: 'MissedCallAgent: error (self disconnected, customer connected)',
      bob: 'PendingBusy: connecting (self connecting, customer connected)',
    },
  },
  {
    what: 'the caller hangs up while it rings: an error',
    timeline: [
      [0, available('alice')],
      [0, callsIn],
      [1_500, customerHangsUp],
    ],
    shows: { alice: 'MissedCallAgent: error (self disconnected, customer disconnected)' },
  },
  {
    what: 'the caller hangs up while it rings, where that takes the contact off the desk',
    timeline: [
      [0, available('alice')],
      [0, callsIn],
      [1_500, customerHangsUp],
    ],
    shows: { alice: 'Available' },
    assumptions: { callerGoneWhileRinging: 'removed' },
  },
  {
    what: 'declined: an error, and it rings on with the next agent',
    timeline: [
      [0, available('alice', 'bob')],
      [0, callsIn],
      [1_500, declines('alice')],
      [1_700, nothing],
    ],
    shows: {
      alice: 'FailedConnectAgent: error (self disconnected, customer connected)',
      bob: 'PendingBusy: connecting (self connecting, customer connected)',
    },
  },
  {
    what: 'declined, where that shows like a missed call',
    timeline: [
      [0, available('alice', 'bob')],
      [0, callsIn],
      [1_500, declines('alice')],
    ],
    shows: { alice: 'MissedCallAgent: error (self disconnected, customer connected)' },
    assumptions: { declinedAgentState: 'MissedCallAgent' },
  },
  ...both({
    what: 'hold: the customer hears music',
    timeline: [...TALKING, [3_000, holds('alice', 'customer')]],
    shows: { alice: 'Busy: connected (self connected, customer hold)', customer: 'hold music' },
  }),
  {
    what: "hold, where the agent's own leg shows it too",
    timeline: [...TALKING, [3_000, holds('alice', 'customer')]],
    shows: { alice: 'Busy: connected (self hold, customer hold)' },
    assumptions: { ownLegWhileCustomerHeld: 'hold' },
  },
  ...both({
    what: 'consulting: the third party is connecting at first',
    timeline: [...TALKING, [5_000, consults('alice', 'Bob')]],
    shows: { alice: 'Busy: connected (self connected, customer hold, third connecting)', bob: 'Available' },
  }),
  {
    what: 'consulting: connected before anybody answers; the colleague sees everybody',
    timeline: CONSULT,
    shows: {
      alice: 'Busy: connected (self connected, customer hold, third connected)',
      bob: 'PendingBusy: connecting (self connecting, customer hold, third connected)',
      customer: 'hold music',
    },
  },
  {
    what: 'consulting in three-party mode: the colleague sees only one other connection',
    timeline: CONSULT,
    shows: { bob: 'PendingBusy: connecting (self connecting, customer hold)' },
    parties: 3,
  },
  {
    what: 'consulted in three-party mode, where that connection stands for the whole call',
    timeline: CONSULTED,
    shows: { bob: 'Busy: connected (self connected, customer connected)' },
    parties: 3,
    assumptions: { threePartyInitialLeg: 'whole-call' },
  },
  {
    what: 'consulted: two talk, the customer is held',
    timeline: CONSULTED,
    shows: {
      alice: 'Busy: connected (self connected, customer hold, third connected)',
      bob: 'Busy: connected (self connected, customer hold, third connected)',
      customer: 'hold music',
    },
  },
  {
    what: "the customer's hold is seen late, where that is so",
    timeline: CONSULTED,
    shows: { bob: 'Busy: connected (self connected, customer connected, third connected)' },
    assumptions: { holdSeenLate: true },
  },
  {
    what: "the customer's hold is seen one update later",
    timeline: [...CONSULTED, [8_200, nothing]],
    shows: { bob: 'Busy: connected (self connected, customer hold, third connected)' },
    assumptions: { holdSeenLate: true },
  },
  ...both({
    what: 'cancelled while ringing: the leg is disconnected, the customer still held, the colleague free',
    timeline: [...CONSULT, [7_000, drops('alice', 0)]],
    shows: { alice: 'Busy: connected (self connected, customer hold, third disconnected)', bob: 'Available', customer: 'hold music' },
  }),
  {
    what: 'cancelled while ringing, where that shows as an error',
    timeline: [...CONSULT, [7_000, drops('alice', 0)]],
    shows: { bob: 'MissedCallAgent: error (self disconnected, customer hold, third connected)' },
    assumptions: { askerCancelsWhileRinging: 'error' },
  },
  ...both({
    what: 'declined by the colleague: the leg is disconnected, the customer still held',
    timeline: [...CONSULT, [7_000, declines('bob')]],
    shows: { alice: 'Busy: connected (self connected, customer hold, third disconnected)', customer: 'hold music' },
  }),
  {
    what: 'declined, where the leg stays in the queue',
    timeline: [...CONSULT, [7_000, declines('bob')], [20_000, nothing]],
    shows: { alice: 'Busy: connected (self connected, customer hold, third connected)' },
    assumptions: { missedConsultLeg: 'stays-queued' },
  },
  {
    what: 'declined, stays in the queue, and rings again when the colleague is free',
    timeline: [...CONSULT, [7_000, declines('bob')], [20_000, clears('bob')], [21_000, nothing]],
    shows: { bob: 'PendingBusy: connecting (self connecting, customer hold, third connected)' },
    assumptions: { missedConsultLeg: 'stays-queued' },
  },
  ...both({
    what: 'swap: the colleague waits, the customer is back',
    timeline: [...CONSULTED, [9_000, swaps('alice', 'customer')]],
    shows: { alice: 'Busy: connected (self connected, customer connected, third hold)', customer: 'alice' },
  }),
  {
    what: "swap: a held colleague's own leg shows it",
    timeline: [...CONSULTED, [9_000, swaps('alice', 'customer')]],
    shows: { bob: 'Busy: connected (self hold, customer connected, third connected)' },
  },
  ...both({
    what: 'swap and back',
    timeline: [...CONSULTED, [9_000, swaps('alice', 'customer')], [10_000, swaps('alice', 0)]],
    shows: { alice: 'Busy: connected (self connected, customer hold, third connected)', customer: 'hold music' },
  }),
  ...both({
    what: 'conference: everybody hears everybody',
    timeline: [...CONSULTED, [9_000, conferences('alice')]],
    shows: { alice: 'Busy: connected (self connected, customer connected, third connected)', customer: 'alice, bob' },
  }),
  ...both({
    what: 'both held: each by itself',
    timeline: [...CONSULTED, [9_000, holds('alice', 0)]],
    shows: { alice: 'Busy: connected (self connected, customer hold, third hold)', customer: 'hold music' },
  }),
  ...both({
    what: 'return: the colleague dropped, the customer resumed',
    timeline: [...CONSULTED, [9_000, drops('alice', 0)], [9_000, resumes('alice', 'customer')]],
    shows: { alice: 'Busy: connected (self connected, customer connected, third disconnected)', customer: 'alice' },
  }),
  ...both({
    what: 'the colleague hangs up: the customer stays on hold',
    timeline: [...CONSULTED, [9_000, leaves('bob')]],
    shows: { alice: 'Busy: connected (self connected, customer hold, third disconnected)', customer: 'hold music' },
  }),
  {
    what: 'warm transfer: the leaver still sees the others connected',
    timeline: [...CONSULTED, [9_000, leaves('alice')]],
    shows: {
      alice: 'AfterCallWork: ended (self disconnected, customer connected, third connected)',
      bob: 'Busy: connected (self connected, customer connected, third disconnected)',
      customer: 'bob',
    },
  },
  {
    what: 'warm transfer, where the leaver sees all legs disconnected',
    timeline: [...CONSULTED, [9_000, leaves('alice')]],
    shows: { alice: 'AfterCallWork: ended (self disconnected, customer disconnected, third disconnected)' },
    assumptions: { legsAfterEnd: 'disconnected' },
  },
  {
    what: 'warm transfer, where the leaver goes on seeing the call',
    timeline: [...CONSULTED, [9_000, leaves('alice')], [20_000, customerHangsUp]],
    shows: { alice: 'AfterCallWork: ended (self disconnected, customer disconnected, third disconnected)' },
    assumptions: { legsAfterEnd: 'live' },
  },
  {
    what: 'warm transfer, where holds outlive the agent who set them: the customer goes on waiting',
    timeline: [...CONSULTED, [9_000, leaves('alice')]],
    shows: { bob: 'Busy: connected (self connected, customer hold, third disconnected)', customer: 'hold music' },
    assumptions: { leavingEndsOwnHolds: false },
  },
  {
    what: 'leaving while swapped bridges customer and colleague',
    timeline: [...CONSULTED, [9_000, swaps('alice', 'customer')], [10_000, leaves('alice')]],
    shows: { bob: 'Busy: connected (self connected, customer connected, third disconnected)', customer: 'bob' },
  },
  ...both({
    what: 'cold transfer: the customer waits for the colleague',
    timeline: [...CONSULT, [7_000, leaves('alice')]],
    shows: { alice: 'AfterCallWork: ended (self disconnected, customer connected, third connected)', customer: 'queue music' },
  }),
  ...both({
    what: 'cold transfer, answered',
    timeline: [...CONSULT, [7_000, leaves('alice')], [8_000, accepts('bob')]],
    shows: { customer: 'bob' },
  }),
  ...both({
    what: "cold transfer to a colleague who does not answer: the customer goes on waiting in the colleague's queue",
    timeline: [...CONSULT, [7_000, leaves('alice')], [30_000, nothing]],
    shows: { customer: 'queue music' },
  }),
  ...both({
    what: 'cold transfer, not answered: it rings again when the colleague is free',
    timeline: [...CONSULT, [7_000, leaves('alice')], [30_000, clears('bob')], [31_000, accepts('bob')]],
    shows: { customer: 'bob' },
  }),
  {
    what: 'cold transfer: the customer gives up waiting',
    timeline: [...CONSULT, [7_000, leaves('alice')], [8_000, customerHangsUp]],
    shows: { bob: 'MissedCallAgent: error (self disconnected, customer disconnected)', customer: '' },
    parties: 3,
  },
  {
    what: 'hanging up a call of two ends it',
    timeline: [...TALKING, [5_000, leaves('alice')]],
    shows: { alice: 'AfterCallWork: ended (self disconnected, customer disconnected)', customer: '' },
  },
  {
    what: 'the customer hangs up in a call of two: it ends',
    timeline: [...TALKING, [5_000, customerHangsUp]],
    shows: { alice: 'AfterCallWork: ended (self disconnected, customer disconnected)' },
  },
  ...both({
    what: 'the customer hangs up mid-consult: the agents talk on',
    timeline: [...CONSULTED, [9_000, customerHangsUp]],
    shows: { alice: 'Busy: connected (self connected, customer disconnected, third connected)' },
  }),
  {
    what: 'the customer hangs up mid-consult, where that ends the call for all',
    timeline: [...CONSULTED, [9_000, customerHangsUp]],
    shows: { alice: 'AfterCallWork: ended (self disconnected, customer disconnected, third disconnected)' },
    parties: 3,
    assumptions: { threePartyCustomerHangUp: 'ends-for-all' },
  },
  {
    what: 'the customer hangs up while the colleague rings: the asker may wait on',
    timeline: [...CONSULT, [7_000, customerHangsUp]],
    shows: { alice: 'Busy: connected (self connected, customer disconnected, third connected)' },
  },
  {
    what: 'the customer hangs up in a conference: the others go on; the last leaving ends it',
    timeline: [...CONSULTED, [9_000, conferences('alice')], [10_000, customerHangsUp], [11_000, leaves('bob')]],
    shows: {
      alice: 'AfterCallWork: ended (self disconnected, customer disconnected, third disconnected)',
      bob: 'AfterCallWork: ended (self disconnected, customer disconnected, third disconnected)',
    },
  },
  ...both({
    what: 'outside number: connecting until they answer',
    timeline: [...TALKING, [5_000, consults('alice', OUTSIDE)], [7_000, nothing]],
    shows: { alice: 'Busy: connected (self connected, customer hold, third connecting)', customer: 'hold music' },
  }),
  ...both({
    what: 'outside number: connected means answered',
    timeline: [...TALKING, [5_000, consults('alice', OUTSIDE)], [7_000, outsideAnswers]],
    shows: { alice: 'Busy: connected (self connected, customer hold, third connected)' },
  }),
  ...both({
    what: 'outside number: gone after a minute of ringing',
    timeline: [...TALKING, [5_000, consults('alice', OUTSIDE)], [70_000, nothing]],
    shows: { alice: 'Busy: connected (self connected, customer hold, third disconnected)' },
  }),
  ...both({
    what: 'outside number: the agent leaves, customer and outside party talk on',
    timeline: [...TALKING, [5_000, consults('alice', OUTSIDE)], [7_000, outsideAnswers], [8_000, leaves('alice')]],
    shows: { alice: 'AfterCallWork: ended (self disconnected, customer connected, third connected)', customer: `outside:${OUTSIDE}` },
  }),
  ...both({
    what: 'outside number: after the transfer, their hanging up ends the call',
    timeline: [...TALKING, [5_000, consults('alice', OUTSIDE)], [7_000, outsideAnswers], [8_000, leaves('alice')], [9_000, outsideHangsUp]],
    shows: { customer: '' },
  }),
  {
    what: 'a team: rings there, and the next one when the first does not answer',
    timeline: [...TALKING, [5_000, consults('alice', 'Billing')], [26_000, nothing]],
    shows: {
      alice: 'Busy: connected (self connected, customer hold, third connected)',
      carol: 'MissedCallAgent: error (self disconnected, customer hold, third connected)',
      dave: 'PendingBusy: connecting (self connecting, customer hold, third connected)',
    },
  },
];

/** What the customer hears, agents by login. */
const heard = (stage: Stage) =>
  stage.customer?.hears.map((who) => Object.entries(stage.arn).find(([, arn]) => arn === who)?.[0] ?? who).join(', ') ?? '';

describe('what each desk shows', () => {
  test.each(ROWS)('$what', async ({ timeline, shows, parties = 6, assumptions }) => {
    const stage = await createStage({ parties, ...(assumptions && { assumptions }) });
    await play(stage, timeline);
    for (const [who, expected] of Object.entries(shows)) expect(who === 'customer' ? heard(stage) : stage.sees(who), who).toBe(expected);
  });
});
