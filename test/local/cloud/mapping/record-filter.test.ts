import { describe, expect, test } from 'vitest';
import { recordFilter } from '../../../../local/cloud/mapping/record-filter.ts';

const criteria = (...patterns: unknown[]) => ({ Filters: patterns.map((pattern) => ({ Pattern: JSON.stringify(pattern) })) });
const change = (eventName: string, pk: string) => ({ eventName, dynamodb: { Keys: { pk: { S: pk } } } });
const LEGS = { eventName: ['INSERT', 'MODIFY'], dynamodb: { Keys: { pk: { S: [{ prefix: 'LEG#' }] } } } };

describe('which records go to the function', () => {
  test('all, without criteria', () => expect(recordFilter(undefined, 'body')({ body: 'x' })).toBe(true));

  test.each([
    ['a new item of the prefix', change('INSERT', 'LEG#1'), true],
    ['a removal', change('REMOVE', 'LEG#1'), false],
    ['another prefix', change('INSERT', 'CONSULT#1'), false],
  ])('of a table stream: %s', (_, record, expected) => expect(recordFilter(criteria(LEGS), null)(record)).toBe(expected));

  test.each([
    ['looks into JSON', { body: { kind: ['a'] } }, '{"kind":"a"}', true],
    ['other JSON', { body: { kind: ['a'] } }, '{"kind":"b"}', false],
    ['drops what is no JSON', { body: { kind: ['a'] } }, 'kind: a', false],
    ['compares plain text', { body: ['hello'] }, 'hello', true],
    ['metadata alone needs no JSON', { attributes: { n: [{ exists: false }] } }, 'hello', true],
  ])('of a queue: %s', (_, pattern, body, expected) => expect(recordFilter(criteria(pattern), 'body')({ body })).toBe(expected));

  test('any of several patterns will do', () => {
    const passes = recordFilter(criteria({ data: { a: [1] } }, { partitionKey: ['k'] }), 'data');
    expect([
      passes({ data: '{"a":1}', partitionKey: 'x' }),
      passes({ data: 'no', partitionKey: 'k' }),
      passes({ data: 'no', partitionKey: 'x' }),
    ]).toEqual([true, true, false]);
  });

  test('a pattern that is no JSON is refused', () => expect(() => recordFilter({ Filters: [{ Pattern: 'x' }] }, null)).toThrow(/no JSON/));

  test('a sixth filter is refused', () =>
    expect(() => recordFilter(criteria(...Array(6).fill(LEGS)), null)).toThrow('An event source takes 5 filters, and this one has 6.'));
});
