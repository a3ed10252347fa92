import { expect, test } from 'vitest';
import { targetName } from '../../../softphone/view/who.ts';

const NAMES = { 'arn:bob': 'Bob', 'arn:support': 'Support', '+1********77': 'Courier' };

test.each<[string, Parameters<typeof targetName>[0], string]>([
  ['a colleague', { kind: 'agent', id: 'arn:bob' }, 'Bob'],
  ['whoever reads', { kind: 'agent', id: 'arn:me' }, 'You'],
  ['an agent without a name', { kind: 'agent', id: 'arn:zoe1' }, 'Another agent (…zoe1)'],
  ['an agent nobody told', { kind: 'agent', id: null }, 'not told'],
  ['a team', { kind: 'queue', id: 'arn:support' }, 'Support'],
  ['a team without a name', { kind: 'queue', id: 'arn:billing' }, 'Team (…ling)'],
  ['a masked number of the config', { kind: 'external', id: '+1********77' }, 'Courier, +1********77'],
  ['a number', { kind: 'external', id: '+12065550199' }, '+1 206 555 0199'],
  ['an outside party whose number nobody told', { kind: 'external', id: null }, 'Outside party'],
])('%s', (_, target, name) => {
  expect(targetName(target, NAMES, 'arn:me')).toBe(name);
});
