import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Consult } from '../../contract/schemas/consult.ts';
import { VERBS, type Verb } from '../../contract/verbs.ts';
import type { Fact } from '../../domain/fact.ts';
import { expiryOfLeg } from '../../lambdas/ledger/projection/expiry-of-leg.ts';
import { actionFacts, chainsOf, eventFacts, type LogEntry, ledgerOf, recordFacts } from '../domain/facts-of.ts';
import { ALICE, BOB, CAROL, type LegPlan, ownQueueOf, SUPPORT } from '../domain/leg-plan.ts';
import { legsOf } from '../domain/story.ts';
import { anyStory } from '../property/stories.ts';
import { seeded } from '../support/seeded.ts';
import { attacks } from './attacks.ts';

/** Alice has a customer and asks Bob at 20 s, who answers at 26 s and leaves at 60 s; she has the customer until 90 s. */
const ALICES: LegPlan = {
  id: 'c1',
  root: 'c1',
  method: 'INBOUND',
  agent: ALICE,
  queue: SUPPORT,
  start: 0,
  answered: 5_000,
  left: 90_000,
  end: 90_000,
};
const BOBS: LegPlan = {
  id: 'c2',
  root: 'c1',
  parent: 'c1',
  method: 'TRANSFER',
  agent: BOB,
  queue: ownQueueOf(BOB),
  start: 20_000,
  queued: 20_300,
  answered: 26_000,
  left: 60_000,
  end: 60_000,
};
const RANG_OUT: LegPlan = (({ agent: _agent, answered: _answered, left: _left, ...leg }) => ({ ...leg, end: 45_000 }))(BOBS);
const did = (agent: string, leg: string, verb: Verb, ms: number): LogEntry => ({ agent, leg, verb, ms });
const DIALLED = did(ALICE, 'c1', 'dialled', 20_000);
const consultIn = (facts: readonly Fact[]): Consult | undefined =>
  chainsOf(facts)
    .flatMap(({ consults }) => consults)
    .find(({ contactId }) => contactId === 'c2');

/** A call, what somebody's desk claims of it, and what the consult is nevertheless. */
interface Lie {
  readonly legs: readonly LegPlan[];
  readonly lie: LogEntry;
  readonly wanted: Partial<Consult>;
}

describe('what one desk says of others does not hold against Connect', () => {
  const LIES: readonly (readonly [string, Lie])[] = [
    [
      'a conference before the answer',
      { legs: [ALICES, BOBS], lie: did(ALICE, 'c1', 'joined', 22_000), wanted: { outcome: 'returned', joined: false } },
    ],
    [
      'a conference that nobody’s record knows of',
      { legs: [ALICES, BOBS], lie: did(ALICE, 'c1', 'joined', 30_000), wanted: { outcome: 'returned', joined: false } },
    ],
    [
      'an answer where nobody came',
      { legs: [ALICES, RANG_OUT], lie: did(ALICE, 'c1', 'they-answered', 30_000), wanted: { outcome: 'not-answered', answered: false } },
    ],
    [
      'a conference where nobody came',
      { legs: [ALICES, RANG_OUT], lie: did(ALICE, 'c1', 'joined', 30_000), wanted: { outcome: 'not-answered', joined: false } },
    ],
    [
      'a refusal by somebody who had answered',
      { legs: [ALICES, BOBS], lie: did(BOB, 'c2', 'declined', 24_000), wanted: { outcome: 'returned', answered: true } },
    ],
    [
      'a conference, said by an agent of whom the call knows nothing',
      { legs: [ALICES, BOBS], lie: did(CAROL, 'c2', 'joined', 40_000), wanted: { outcome: 'returned' } },
    ],
    [
      'a refusal, said by an agent who was not asked',
      { legs: [ALICES, RANG_OUT], lie: did(CAROL, 'c2', 'declined', 30_000), wanted: { outcome: 'not-answered' } },
    ],
    [
      'a giving-up, said by a colleague',
      { legs: [ALICES, RANG_OUT], lie: did(BOB, 'c1', 'cancelled', 30_000), wanted: { outcome: 'not-answered' } },
    ],
  ];
  attacks('actions', LIES, ({ legs, lie, wanted }) => {
    expect(consultIn([...eventFacts(legs), ...recordFacts(legs), ...actionFacts([DIALLED, lie])])).toMatchObject(wanted);
  });
});

describe('an agent with no part in a consult', () => {
  /** Carol was offered the call once, and knows the ids of its contacts. */
  const anyLie = fc.record({
    agent: fc.constant(CAROL),
    leg: fc.constantFrom('c1', 'c2'),
    verb: fc.constantFrom(...VERBS),
    ms: fc.integer({ min: -300_000, max: 600_000 }),
  });
  const anyLies = fc.array(anyLie, { minLength: 1, maxLength: 12 });

  attacks<number>('actions', [['changes neither its outcome, nor a time, nor when it is deleted, whatever they log', 300]], (runs) => {
    const property = fc.property(anyStory, anyLies, (story, lies) => {
      const facts = [...eventFacts(legsOf(story)), ...recordFacts(legsOf(story))];
      const lied = [...facts, ...actionFacts(lies)];
      expect(consultIn(lied)).toEqual(consultIn(facts));
      const expiries = (all: readonly Fact[]) => ledgerOf(all).map((leg) => [leg.contactId, expiryOfLeg(leg, 25)]);
      expect(expiries(lied)).toEqual(expiries(facts));
    });
    fc.assert(property, seeded(runs));
  });
});
