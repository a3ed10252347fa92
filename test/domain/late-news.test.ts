import { describe, expect, test } from 'vitest';
import { olderThanRetention } from '../../domain/older-than-retention.ts';
import { parseContactRecord } from '../../domain/parse-contact-record.ts';
import { contactRecord } from './contact-record.ts';
import { chainsOf, eventFacts, factsOf, flowFacts, recordFacts } from './facts-of.ts';
import { legsOf, type Story } from './story.ts';

const WARM: Story = { invited: 20_000, answered: 27_000, askerLeaves: 60_000, customerLeaves: 90_000 };
const legs = legsOf(WARM);
const outcomes = (facts: Parameters<typeof chainsOf>[0]) =>
  chainsOf(facts).flatMap((chain) => chain.consults.map((consult) => [consult.contactId, chain.rootContactId, consult.outcome]));

/** Every record of the story once more, as Connect sends it when it has changed it. */
const sentAgain = (updated: string, change: object = {}) =>
  legs.flatMap((leg) => factsOf(parseContactRecord({ ...contactRecord(leg), LastUpdateTimestamp: updated, ...change })));

describe('a record that is sent again up to 24 months later', () => {
  test('takes the place of the earlier one, whichever comes first', () => {
    const changed = sentAgain('2028-11-20T10:00:00Z', { DisconnectReason: 'CUSTOMER_DISCONNECT' });
    const all = [recordFacts(legs), changed];
    const told = all.map((first, i) => chainsOf([...first, ...(all[1 - i] ?? [])]));
    expect(told[0]).toEqual(told[1]);
    expect(told[0]?.flatMap((chain) => chain.legs.map((leg) => leg.endReason))).toEqual(['CUSTOMER_DISCONNECT', 'CUSTOMER_DISCONNECT']);
  });

  test('is let in within retention, and after that it is not', () => {
    const [fact] = sentAgain('2028-11-20T10:00:00Z');
    if (!fact) throw new Error('A record tells something.');
    expect(olderThanRetention(fact, '2028-11-20T10:00:00.000Z', 25)).toBe(false);
    expect(olderThanRetention(fact, '2029-11-20T10:00:00.000Z', 25)).toBe(true);
  });
});

describe('the chain of a leg', () => {
  test('is found when its root is told last', () => {
    const facts = [...flowFacts(legs), ...eventFacts(legs), ...recordFacts(legs)];
    const withoutRoots = eventFacts(legs).map(({ contactId, add: { root: _root, prev: _prev, ...add } }) => ({ contactId, add }));
    expect(outcomes(withoutRoots)).toEqual([]);
    expect(outcomes([...withoutRoots, ...recordFacts(legs)])).toEqual(outcomes(facts));
  });

  test('never hangs on NextContactId, which names the last leg only', () => {
    const records = legs.map(({ parent: _parent, root: _root, ...leg }) => ({ ...leg, root: leg.id }));
    const facts = records.flatMap((leg) => factsOf(parseContactRecord({ ...contactRecord(leg), NextContactId: 'c2' })));
    expect(chainsOf(facts).map((chain) => [chain.rootContactId, chain.consults.length])).toEqual([
      ['c1', 0],
      ['c2', 0],
    ]);
  });
});
