import { expect, test } from 'vitest';
import { maskedConsult } from '../../domain/masked.ts';
import { namesIn } from '../../domain/names.ts';
import { consult } from '../softphone/support/legs.ts';

const NAMES = {
  agents: [
    { id: 'alice', name: 'Alice' },
    { id: 'bob', name: 'Bob' },
  ],
  queues: [{ id: 'support', name: 'Support' }],
  externals: [{ id: '+12065550177', name: 'Courier' }],
};
const askedBy = { agent: 'alice', queue: 'support' };
const outside = (contactId: string, id: string) => consult(contactId, 'returned', { askedBy, target: { kind: 'external', id } });

test('whoever is in it has their name, nobody else', () => {
  const one = consult('c2', 'returned', { askedBy, target: { kind: 'agent', id: 'zoe' } });
  expect(namesIn({ consults: [[one, one]] }, NAMES)).toEqual({ alice: 'Alice', support: 'Support' });
});

test('a masked number has the name of the number behind it', () => {
  const one = outside('c2', '+12065550177');
  expect(namesIn({ consults: [[one, maskedConsult(one)]] }, NAMES)).toMatchObject({ '+1********77': 'Courier' });
});

test('two masked numbers that look the same have none: it could be the other’s', () => {
  const consults = [outside('c2', '+12065550177'), outside('c3', '+13125550177')].map((one) => [one, maskedConsult(one)] as const);
  expect(namesIn({ consults }, NAMES)).toEqual({ alice: 'Alice', support: 'Support' });
});
