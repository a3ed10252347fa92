import { describe, expect, test } from 'vitest';
import type { OutsideNumber } from '../../../domain/outside/outside-number.ts';
import { decideOutside, type OutsideRequest, type OutsideRule } from '../../../domain/outside/outside-policy.ts';

const LONDON: OutsideNumber = { e164: '+442079460123', country: 'GB', kind: 'FIXED_LINE' };
const PREMIUM: OutsideNumber = { e164: '+449098790123', country: 'GB', kind: 'PREMIUM_RATE' };
const SATELLITE: OutsideNumber = { e164: '+881612345678', country: null, kind: 'SATELLITE' };
/** A Tuesday, 09:30 in Berlin. */
const TUESDAY_MORNING = Date.parse('2026-12-01T08:30:00Z');

const asked = (changes: Partial<OutsideRequest> = {}): OutsideRequest => ({
  number: LONDON,
  agentArn: 'alice',
  queue: 'support',
  atMs: TUESDAY_MORNING,
  ...changes,
});
const rule = (changes: Partial<OutsideRule>): OutsideRule => ({ name: 'a rule', allow: false, ...changes });
const office = (changes: object = {}) => ({ timeZone: 'Europe/Berlin', days: [1, 2, 3, 4, 5], from: '08:00', until: '18:00', ...changes });

describe('a rule applies', () => {
  test.each<readonly [string, Partial<OutsideRule>, Partial<OutsideRequest>, boolean]>([
    ['to every call when it has no part', {}, {}, true],
    ['to the countries it names', { countries: ['FR', 'GB'] }, {}, true],
    ['not to other countries', { countries: ['FR'] }, {}, false],
    ['not to a number of no country when it names countries', { countries: ['GB'] }, { number: SATELLITE }, false],
    ['to the beginnings it names', { prefixes: ['+4490', '+881'] }, { number: PREMIUM }, true],
    ['not to a number that has the beginning elsewhere', { prefixes: ['+2079'] }, {}, false],
    ['to the kinds it names', { kinds: ['PREMIUM_RATE'] }, { number: PREMIUM }, true],
    ['not to a number whose kind is not known', { kinds: ['PREMIUM_RATE'] }, { number: { ...PREMIUM, kind: null } }, false],
    ['to calls of its queues', { queues: ['support'] }, {}, true],
    ['not to a call of no queue when it names queues', { queues: ['support'] }, { queue: null }, false],
    ['to its agents alone', { agents: ['bob'] }, {}, false],
    ['only when all of its parts do', { countries: ['GB'], kinds: ['MOBILE'] }, {}, false],
    ['within its hours, by the clock of their zone', { hours: office() }, {}, true],
    ['not on another day', { hours: office({ days: [3] }) }, {}, false],
    ['not at the minute its hours end', { hours: office({ until: '09:30' }) }, {}, false],
    ['at the minute they begin', { hours: office({ from: '09:30' }) }, {}, true],
    ['through a night, before midnight', { hours: office({ from: '09:00', until: '06:00' }) }, {}, true],
    ['through a night of the day before', { hours: office({ days: [1], from: '20:00', until: '10:00' }) }, {}, true],
    ['not after a night that belongs to no day of it', { hours: office({ days: [2], from: '20:00', until: '09:45' }) }, {}, false],
    [
      'on Monday to the night of Sunday',
      { hours: office({ days: [7], from: '20:00', until: '06:00' }) },
      { atMs: Date.parse('2026-11-30T03:00:00Z') },
      true,
    ],
  ])('%s', (_, parts, request, applies) => {
    const decision = decideOutside({ rules: [rule(parts)], otherwise: 'allow' }, asked(request));
    expect(decision).toEqual(applies ? { allow: false, rule: 'a rule' } : { allow: true, rule: null });
  });
});

describe('where several rules are there', () => {
  const rules = [
    rule({ name: 'our lawyers', allow: true, prefixes: ['+442079460123'] }),
    rule({ name: 'no premium numbers', kinds: ['PREMIUM_RATE'] }),
    rule({ name: 'Great Britain', allow: true, countries: ['GB'] }),
  ];
  test.each([
    ['the first that applies decides', LONDON, { allow: true, rule: 'our lawyers' }],
    ['an earlier refusal wins over a later permission', PREMIUM, { allow: false, rule: 'no premium numbers' }],
    ['what no rule knows is as the policy says otherwise', SATELLITE, { allow: false, rule: null }],
  ])('%s', (_, number, expected) => {
    expect(decideOutside({ rules, otherwise: 'deny' }, asked({ number }))).toEqual(expected);
  });
});
