import type { TrueCall, TrueLeg, TrueParty } from '../../../local/connect/truth.ts';

export const ALICE = 'arn:alice';
export const BOB = 'arn:bob';
export const CUSTOMER_NUMBER = '+12065550142';
/** All instants of these calls are milliseconds after it. */
export const START = Date.parse('2026-11-21T10:00:00.000Z');

const party = (id: string, joinedAt: number, leftAt: number | null, endedBy: string | null = leftAt === null ? null : id): TrueParty => ({
  id,
  kind: id === 'customer' ? 'customer' : 'agent',
  joinedAtMs: START + joinedAt,
  leftAtMs: leftAt === null ? null : START + leftAt,
  endedBy,
});

const leg = (contactId: string, startedAt: number, more: Partial<TrueLeg>): TrueLeg => ({
  contactId,
  parentContactId: null,
  initiationMethod: 'INBOUND',
  askedBy: null,
  askedByQueue: null,
  target: null,
  startedAtMs: START + startedAt,
  queuedAtMs: null,
  rangAtMs: null,
  answeredAtMs: null,
  answeredBy: null,
  declinedAtMs: null,
  endedAtMs: null,
  endedBy: null,
  customerHeld: [],
  ...more,
});

/** A call as far as it got: each step holds all before it. */
export const CALLS = {
  waiting: { rootContactId: 'c1', parties: [party('customer', 0, null)], legs: [leg('c1', 0, {})], together: [] },
  ringing: {
    rootContactId: 'c1',
    parties: [party('customer', 0, null)],
    legs: [leg('c1', 0, { queuedAtMs: START + 500, rangAtMs: START + 1000 })],
    together: [],
  },
  talking: {
    rootContactId: 'c1',
    parties: [party('customer', 0, null), party(ALICE, 2000, null)],
    legs: [leg('c1', 0, { queuedAtMs: START + 500, rangAtMs: START + 1000, answeredAtMs: START + 2000, answeredBy: ALICE })],
    together: [{ a: 'customer', b: ALICE, fromMs: START + 2000, toMs: null }],
  },
  consulted: {
    rootContactId: 'c1',
    parties: [party('customer', 0, null), party(ALICE, 2000, null), party(BOB, 6000, null)],
    legs: [answeredByAlice(), consultOfBob({})],
    together: [
      { a: 'customer', b: ALICE, fromMs: START + 2000, toMs: START + 4000 },
      { a: ALICE, b: BOB, fromMs: START + 6000, toMs: null },
    ],
  },
  returned: {
    rootContactId: 'c1',
    parties: [party('customer', 0, null), party(ALICE, 2000, null), party(BOB, 6000, 8000, ALICE)],
    legs: [answeredByAlice(), consultOfBob({ endedAtMs: START + 8000, endedBy: ALICE })],
    together: [
      { a: 'customer', b: ALICE, fromMs: START + 2000, toMs: START + 4000 },
      { a: ALICE, b: BOB, fromMs: START + 6000, toMs: START + 8000 },
    ],
  },
  transferred: {
    rootContactId: 'c1',
    parties: [party('customer', 0, 10_000), party(ALICE, 2000, 8000), party(BOB, 6000, 10_000, 'customer')],
    legs: [{ ...answeredByAlice(), endedAtMs: START + 8000 }, consultOfBob({ endedAtMs: START + 10_000 })],
    together: [
      { a: 'customer', b: ALICE, fromMs: START + 2000, toMs: START + 4000 },
      { a: ALICE, b: BOB, fromMs: START + 6000, toMs: START + 8000 },
      { a: BOB, b: 'customer', fromMs: START + 8000, toMs: START + 10_000 },
    ],
  },
} as const satisfies Record<string, TrueCall>;

function answeredByAlice(): TrueLeg {
  return leg('c1', 0, { queuedAtMs: START + 500, rangAtMs: START + 1000, answeredAtMs: START + 2000, answeredBy: ALICE });
}

function consultOfBob(more: Partial<TrueLeg>): TrueLeg {
  return leg('c2', 4000, {
    parentContactId: 'c1',
    initiationMethod: 'TRANSFER',
    askedBy: ALICE,
    target: { kind: 'agent', id: BOB },
    rangAtMs: START + 4500,
    answeredAtMs: START + 6000,
    answeredBy: BOB,
    ...more,
  });
}
