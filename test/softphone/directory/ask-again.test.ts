import { expect, test } from 'vitest';
import { endpointOf, otherSide } from '../../../softphone/directory/ask-again.ts';
import { BILLING, BOB, SUPPLIER } from '../support/endpoints.ts';
import { consult } from '../support/legs.ts';

const NAMES = { 'arn:bob': 'Bob', 'arn:billing': 'Billing', 'arn:zoe': 'Zoe' };
const OFFERED = [BOB, BILLING, SUPPLIER];

test.each([
  ['whoever was asked, for who asked', 'arn:me', { kind: 'queue', id: 'arn:billing' }],
  ['whoever asked, for who was asked', 'arn:bob', { kind: 'agent', id: 'arn:me' }],
])('the other side of a consult is %s', (_, own, other) => {
  const asked = consult('c2', 'returned', { askedBy: { agent: 'arn:me', queue: null }, target: { kind: 'queue', id: 'arn:billing' } });
  expect(otherSide(asked, own)).toEqual(other);
});

test.each<[string, Parameters<typeof endpointOf>[0], ReturnType<typeof endpointOf>]>([
  ['a colleague by the quick connect of their name', { kind: 'agent', id: 'arn:bob' }, BOB],
  ['a team by its own', { kind: 'queue', id: 'arn:billing' }, BILLING],
  ['a number that is offered by its quick connect', { kind: 'external', id: SUPPLIER.number }, SUPPLIER],
  [
    'another number as it was dialled',
    { kind: 'external', id: '+12065550150' },
    { kind: 'external', arn: null, name: null, number: '+12065550150' },
  ],
  ['nobody, who has a name and is not offered', { kind: 'agent', id: 'arn:zoe' }, null],
  ['nobody, who has no name', { kind: 'agent', id: 'arn:max' }, null],
  ['no colleague by the name of a team', { kind: 'agent', id: 'arn:billing' }, null],
  ['nobody, of whom nothing told', { kind: 'external', id: null }, null],
])('asking again reaches %s', (_, target, endpoint) => {
  expect(endpointOf(target, NAMES, OFFERED)).toEqual(endpoint);
});
