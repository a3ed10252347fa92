import { describe, expect, test } from 'vitest';
import type { Leg } from '../../../domain/consult.ts';
import { listKeysOf } from '../../../domain/lists/list-keys.ts';
import { consult, leg } from '../../softphone/support/legs.ts';

const AT = '2026-11-21T10:00:00.000Z';
const asked = (more: Parameters<typeof consult>[2] = {}) =>
  consult('c2', 'returned', {
    startedAt: AT,
    askedBy: { agent: 'alice', queue: 'support' },
    target: { kind: 'queue', id: 'billing' },
    ...more,
  });
const keys = (one: ReturnType<typeof consult>, legs: readonly Leg[] = []) => listKeysOf(one, legs).map((key) => key.replace(`${AT}#`, ''));

describe('the lists a consult stands in', () => {
  test('all, who asked, and out of whose calls', () => {
    expect(keys(asked())).toEqual(['all#all', 'asker#alice', 'queue#support']);
  });

  test('none while nobody told when it began', () => {
    expect(keys(asked({ startedAt: null }))).toEqual([]);
  });

  test.each<[string, Parameters<typeof consult>[2], readonly Leg[], readonly string[]]>([
    ['the colleague who was asked, also one who never came', { target: { kind: 'agent', id: 'bob' }, answered: false }, [], ['bob']],
    ['whoever of a team came', {}, [leg('c2', { startedAt: 0, connectedAt: 5, agent: 'carol' })], ['carol']],
    [
      'whoever came where a flow had passed it on to',
      {},
      [
        leg('c2', { startedAt: 0 }),
        leg('c3', { startedAt: 2, parentContactId: 'c2', initiationMethod: 'QUEUE_TRANSFER', connectedAt: 5, agent: 'dave' }),
      ],
      ['dave'],
    ],
    ['nobody of a team where nobody came', { answered: false }, [leg('c2', { startedAt: 0, agent: 'carol' })], []],
    [
      'a colleague who came once, not twice',
      { target: { kind: 'agent', id: 'bob' } },
      [leg('c2', { startedAt: 0, agent: 'bob' })],
      ['bob'],
    ],
    [
      'nobody out of a consult in turn',
      {},
      [
        leg('c2', { startedAt: 0 }),
        leg('c3', { startedAt: 2, parentContactId: 'c2', initiationMethod: 'TRANSFER', connectedAt: 5, agent: 'dave' }),
      ],
      [],
    ],
  ])('the agents it was for: %s', (_, more, legs, agents) => {
    const found = keys(asked(more), legs).filter((key) => key.startsWith('asked#'));
    expect(found).toEqual(agents.map((agent) => `asked#${agent}`));
  });
});
