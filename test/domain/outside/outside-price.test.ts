import { describe, expect, test } from 'vitest';
import { costOf, type PriceRow, priceOf } from '../../../domain/outside/outside-price.ts';

const row = (changes: Partial<PriceRow>): PriceRow => ({ perMinute: 0.6, minimumSeconds: 60, stepSeconds: 1, ...changes });

describe('the price of a number', () => {
  const rows = [row({ country: 'GB' }), row({ prefix: '+447' }), row({ prefix: '+44770' }), row({ country: 'FR' })];
  test.each([
    ['is its country’s', '+442079460123', 'GB', 0],
    ['is that of its beginning, rather than of its country', '+447911123456', 'GB', 1],
    ['is that of the longest beginning', '+447700900123', 'GB', 2],
    ['is not known where no row fits', '+881612345678', null, null],
  ])('%s', (_, e164, country, index) => {
    expect(priceOf({ rows }, { e164, country })).toEqual(index === null ? null : rows[index]);
  });
});

describe('the cost of a leg', () => {
  test.each([
    ['of a second is that of the minimum', 1_000, {}, 0.6],
    ['of 90 s is by the second', 90_000, {}, 0.9],
    ['of 61 s in whole minutes is that of two', 61_000, { stepSeconds: 60 }, 1.2],
    ['of a begun second counts it', 60_001, {}, 0.61],
    ['without a minimum and a length is nothing', 0, { minimumSeconds: 0 }, 0],
  ])('%s', (_, lengthMs, changes, cost) => {
    expect(costOf(row(changes), lengthMs)).toBeCloseTo(cost, 10);
  });
});
