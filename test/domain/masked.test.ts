import { expect, test } from 'vitest';
import { foldChain } from '../../domain/fold-chain.ts';
import { maskedConsult, maskedLeg, maskedNumber } from '../../domain/masked.ts';
import { eventFacts, ledgerOf, recordFacts } from './facts-of.ts';
import { BOB, OUTSIDE } from './leg-plan.ts';
import { legsOf } from './story.ts';

test.each([
  ['one digit of country code', '+12065550142', '+1********42'],
  ['two digits', '+442079460123', '+44********23'],
  ['three digits', '+35312345678', '+353******78'],
  ['hardly anything behind it', '+1234', '+1*34'],
])('a number is seen by its country and its last two digits: %s', (_name, number, masked) => {
  expect(maskedNumber(number)).toBe(masked);
});

test('an outside leg shows its number in neither the leg nor the consult', () => {
  const legs = legsOf({ kind: 'external', invited: 20_000, answered: 33_000, consultedLeaves: 60_000, customerLeaves: 90_000 });
  const chain = foldChain('c1', ledgerOf([...eventFacts(legs), ...recordFacts(legs)]));
  expect(JSON.stringify(chain)).toContain(OUTSIDE);
  const shown = JSON.stringify({ legs: chain.legs.map(maskedLeg), consults: chain.consults.map(maskedConsult) });
  expect(shown).not.toContain(OUTSIDE.slice(3));
  expect(shown).toContain('+44********23');
});

test('an agent is no number', () => {
  const legs = legsOf({ invited: 20_000, answered: 33_000, consultedLeaves: 60_000, customerLeaves: 90_000 });
  const [consult] = foldChain('c1', ledgerOf(recordFacts(legs))).consults;
  expect(consult && maskedConsult(consult).target).toEqual({ kind: 'agent', id: BOB });
});
