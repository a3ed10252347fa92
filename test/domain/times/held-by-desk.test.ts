import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../domain/fact.ts';
import { actionFacts, agentFacts, consultOn, eventFacts, recordFacts } from '../facts-of.ts';
import { ALICE, at, BOB, type LegPlan, OUTSIDE } from '../leg-plan.ts';
import { legsOf, type Story } from '../story.ts';

const WARM: Story = { invited: 20_000, answered: 27_150, askerLeaves: 60_400, customerLeaves: 90_000 };
const legs = legsOf(WARM);
const holdBy = (...facts: readonly (readonly Fact[])[]) => consultOn(facts.flat()).times.customerHold;
const log = actionFacts([
  { leg: 'c1', agent: ALICE, verb: 'dialled', ms: 20_000 },
  { leg: 'c2', agent: BOB, verb: 'answered', ms: 27_150 },
]);
/** The agent events without those that show a state: the message that told it was lost. */
const without = (state: string, facts: readonly Fact[]) =>
  facts.filter((fact) => !fact.add.st?.some((point) => point.includes(`|${state}|`)));

describe('the customer’s hold, as the asker’s desk shows it', () => {
  test('is exact where every change was told', () => {
    expect(holdBy(eventFacts(legs), recordFacts(legs), agentFacts(legs))).toMatchObject({ ms: 40_400, method: 'derived' });
  });

  test('is exact where they had missed the same call before, which was gone from their desk in between', () => {
    const missed: Fact = { contactId: 'c1', add: { st: [`${ALICE}|MISSED|${at(200)}`, `${ALICE}|GONE|${at(201)}`] } };
    expect(holdBy(eventFacts(legs), agentFacts(legs), [missed])).toMatchObject({ ms: 40_400, method: 'derived' });
  });

  test('is told before any record', () => {
    expect(holdBy(eventFacts(legs), agentFacts(legs))).toMatchObject({ ms: 40_400, method: 'derived' });
  });

  test('gives way to the record where an agent event is lost', () => {
    expect(holdBy(eventFacts(legs), recordFacts(legs), log, without('CONNECTED_ONHOLD', agentFacts(legs)))).toMatchObject({
      ms: 40_000,
      method: 'estimated',
    });
  });

  test('is not told where an agent event is lost and no record has come', () => {
    expect(holdBy(eventFacts(legs), without('CONNECTED_ONHOLD', agentFacts(legs)))).toMatchObject({ ms: null, method: 'unknown' });
  });

  test('is not told where the events of a whole hold are lost: an invitation always begins one', () => {
    const returned = legsOf({ invited: 20_000, answered: 27_150, consultedLeaves: 60_400, customerLeaves: 90_000 });
    expect(holdBy(eventFacts(returned), agentFacts(returned))).toMatchObject({ ms: 40_400, method: 'derived' });
    expect(holdBy(eventFacts(returned), without('CONNECTED_ONHOLD', agentFacts(returned)))).toMatchObject({ ms: null, method: 'unknown' });
  });

  test('gives way to a record that contradicts it', () => {
    const [asker, consult] = legs;
    const longer = recordFacts([{ ...asker, held: [[20_000, 59_000]], ownHolds: 30_000 }, consult]);
    const shorter = agentFacts([{ ...asker, held: [[20_000, 24_000]] }, consult]);
    expect(holdBy(eventFacts(legs), longer, shorter, log)).toMatchObject({ ms: 39_000, method: 'estimated' });
  });

  test('agrees with a record that counts on after the customer, on the contact of who asked first, has gone', () => {
    const [first, second] = legsOf({ invited: 20_000, answered: 27_000, joined: 40_000, customerLeaves: 60_000, askerLeaves: 90_000 });
    const third: LegPlan = {
      id: 'c3',
      root: 'c1',
      parent: 'c2',
      method: 'EXTERNAL_OUTBOUND',
      number: OUTSIDE,
      start: 50_000,
      answered: 55_000,
      end: 88_000,
    };
    const shown = {
      ...second,
      held: [
        [27_000, 40_000],
        [50_000, 60_000],
      ],
      ownHolds: 10_000,
    } as const;
    const counted = {
      ...second,
      held: [
        [27_000, 40_000],
        [50_000, 90_000],
      ],
      ownHolds: 40_000,
    } as const;
    const all = [eventFacts([first, second, third]), recordFacts([first, counted, third]), agentFacts([shown])].flat();
    expect(consultOn(all, 'c3').times.customerHold).toMatchObject({ ms: 10_000, method: 'derived' });
  });

  test('is not told by a record with more than one hold', () => {
    const [asker, consult] = legs;
    expect(
      holdBy(
        eventFacts(legs),
        recordFacts([
          {
            ...asker,
            held: [
              [8_000, 12_000],
              [20_000, 60_400],
            ],
          },
          consult,
        ]),
      ).method,
    ).toBe('unknown');
  });
});
