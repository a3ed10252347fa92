import { describe, expect, test } from 'vitest';
import { applyFact } from '../../domain/apply-fact.ts';
import type { Fact } from '../../domain/fact.ts';
import { factsHash } from '../../domain/facts-hash.ts';
import { olderThanRetention } from '../../domain/older-than-retention.ts';
import { rootClaims, rootOf } from '../../domain/root-of.ts';
import { expiryOf } from '../../lambdas/store/expiry.ts';

const record = (json: string, version: string): Fact => ({ contactId: 'c2', add: {}, record: { json, version } });
const leg = (...facts: readonly Fact[]) => {
  const [first, ...rest] = facts;
  if (!first) throw new Error('no facts');
  return rest.reduce(applyFact, applyFact(undefined, first));
};

describe('a leg is its facts', () => {
  test('sets grow, sorted and without repetition', () => {
    const added = leg(
      { contactId: 'c2', add: { ev: ['B|2', 'A|1'] } },
      { contactId: 'c2', add: { ev: ['A|1', 'C|3'], root: ['event|c1'] } },
    );
    expect(added).toEqual({ contactId: 'c2', sets: { ev: ['A|1', 'B|2', 'C|3'], root: ['event|c1'] } });
  });

  test.each([
    ['older first', [record('{}', '1#a'), record('{"holds":1}', '2#b')]],
    ['newer first', [record('{"holds":1}', '2#b'), record('{}', '1#a')]],
  ])('the newest record stays: %s', (_name, facts) => {
    expect(leg(...facts).record).toEqual({ json: '{"holds":1}', version: '2#b' });
  });

  test('the hash names what is told, not how often or in which order', () => {
    const a = leg({ contactId: 'c1', add: { ev: ['A|1'] } });
    const b = leg(record('{"holds":1}', '1#a'));
    const again = leg(record('{"holds":1}', '2#a'));
    expect(factsHash([a, b])).toBe(factsHash([again, a]));
    expect(factsHash([a, b])).not.toBe(factsHash([a]));
  });
});

describe('the root of a leg', () => {
  test.each([
    [
      'is what the record says before what the event says',
      { root: ['event|c9', 'flow|c8'] },
      '{"root":"c1"}',
      'c1',
      ['c1', 'c2', 'c8', 'c9'],
    ],
    ['is what the event says before what the flow says', { root: ['event|c9', 'flow|c8'] }, '{}', 'c9', ['c2', 'c8', 'c9']],
    ['is the inviter while no root is told', { prev: ['event|c7'] }, '{}', 'c7', ['c2', 'c7']],
    ['is the leg itself when nothing is told', {}, '{}', 'c2', ['c2']],
    ['is not decided by order between two claims of one source', { root: ['event|c9', 'event|c3'] }, '{}', 'c3', ['c2', 'c3', 'c9']],
    ['is never a claim on itself', { root: ['event|c2'] }, '{}', 'c2', ['c2']],
  ])('%s', (_name, sets, json, root, claims) => {
    const facts = { contactId: 'c2', sets, record: { json, version: '1' } };
    expect([rootOf(facts), rootClaims(facts)]).toEqual([root, claims]);
  });
});

describe('retention', () => {
  test.each([
    ['a fact of 24 months ago is kept', { ev: ['QUEUED|2024-12-22T00:00:00.000Z'] }, false],
    ['a fact of more than 25 months ago is not', { ev: ['QUEUED|2024-10-20T23:59:59.999Z', 'DISCONNECTED|2024-10-22T00:00:00Z'] }, true],
    ['what a desk logged makes no contact old', { act: ['a1|arn:x|left|2020-01-01T00:00:00.000Z|0'] }, false],
    ['a fact without an instant is kept', { root: ['event|c1'] }, false],
  ])('%s', (_name, add, older) => {
    expect(olderThanRetention({ contactId: 'c2', add }, '2026-11-21T00:00:00Z', 25)).toBe(older);
  });

  test.each([
    ['2026-04-01T00:00:00.000Z', false],
    ['2026-04-01T10:00:00.001Z', true],
  ])('one month after the first of March, at %s, whether it is over is said as its expiry would', (now, older) => {
    expect(olderThanRetention({ contactId: 'c2', add: { ev: ['QUEUED|2026-03-01T10:00:00.000Z'] } }, now, 1)).toBe(older);
    expect(expiryOf('2026-03-01T10:00:00.000Z', 1) * 1_000 < Date.parse(now)).toBe(older);
  });

  test('a record counts by its first instant', () => {
    expect(olderThanRetention(record('{"initiatedAt":"2020-01-01T00:00:00.000Z"}', '1'), '2026-11-21T00:00:00Z', 25)).toBe(true);
  });
});
