import { describe, expect, test } from 'vitest';
import type { ProductLeg } from '../../../../local/play-page/page/product.ts';
import { missingWords, who, whoseLeg } from '../../../../local/play-page/page/who.ts';

const NAMES = { 'arn:bob': 'Bob', 'arn:support': 'Support', '+1********77': 'Courier' };
const outside = (id: string | null) => ({ kind: 'external', id });

const leg = (changes: Partial<ProductLeg>): ProductLeg => ({
  contactId: 'c2',
  parentContactId: 'c1',
  initiationMethod: 'TRANSFER',
  agent: null,
  queue: null,
  target: null,
  startedAt: null,
  connectedToAgentAt: null,
  endedAt: null,
  ...changes,
});
const OUTSIDE = { initiationMethod: 'EXTERNAL_OUTBOUND' };

describe('a leg is called by', () => {
  test.each<[string, Partial<ProductLeg>, string]>([
    ['the agent who answered it', { agent: 'arn:bob', queue: 'arn:support' }, 'Bob'],
    ['the team it waits for', { queue: 'arn:support' }, 'Support'],
    ['nobody, before anybody answered', {}, 'Nobody yet'],
    ['the outside party’s name', { ...OUTSIDE, target: outside('+1********77') }, 'Courier'],
    ['the outside party’s number, where the config has no name', { ...OUTSIDE, target: outside('+12065550123') }, '+1 206 555 0123'],
    ['their number as it is shown to a supervisor', { ...OUTSIDE, target: outside('+1********23') }, '+1 *** *** **23'],
    ['no number, before it is known', { ...OUTSIDE, target: outside(null) }, 'Somebody outside'],
    ['no number, before anything is known of it but its kind', OUTSIDE, 'Somebody outside'],
    [
      'the outside party also once it talked and ended',
      { ...OUTSIDE, target: outside('+1********77'), endedAt: '2026-11-21T10:00:00Z' },
      'Courier',
    ],
  ])('%s', (_, changes, said) => {
    expect(whoseLeg(leg(changes), NAMES)).toBe(said);
  });
});

test('what is missing names whose leg it is of, outside parties too', () => {
  const legs = [leg({ contactId: 'c1', agent: 'arn:bob' }), leg({ ...OUTSIDE, target: outside('+1********77') })];
  expect(missingWords({ legs, missing: ['record of c1', 'record of c2'] }, NAMES)).toBe('record of Bob, record of Courier');
});

test('whoever was asked is called by name or by a number that can be read', () => {
  expect([who('+1********77', NAMES), who('+12065550123', NAMES), who('arn:bob', NAMES), who(null, NAMES)]).toEqual([
    'Courier',
    '+1 206 555 0123',
    'Bob',
    'Nobody yet',
  ]);
});
