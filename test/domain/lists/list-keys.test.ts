import { describe, expect, test } from 'vitest';
import { listKeysOf } from '../../../domain/lists/list-keys.ts';
import { consult } from '../../softphone/support/legs.ts';

const AT = '2026-11-21T10:00:00.000Z';
const asked = (more: Parameters<typeof consult>[2] = {}) =>
  consult('c2', 'returned', { startedAt: AT, askedBy: { agent: 'alice', queue: 'support' }, ...more });
const keys = (one: ReturnType<typeof consult>, askedAgents: readonly string[] = []) =>
  listKeysOf(one, askedAgents).map((key) => key.replace(`${AT}#`, ''));

describe('the lists a consult stands in', () => {
  test('all, who asked, and out of whose calls', () => {
    expect(keys(asked())).toEqual(['all#all', 'asker#alice', 'queue#support']);
  });

  test('those of the agents it was for', () => {
    expect(keys(asked(), ['bob', 'carol'])).toEqual(['all#all', 'asked#bob', 'asked#carol', 'asker#alice', 'queue#support']);
  });

  test('none while nobody told when it began', () => {
    expect(keys(asked({ startedAt: null }), ['bob'])).toEqual([]);
  });
});
