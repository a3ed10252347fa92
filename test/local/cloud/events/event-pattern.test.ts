import { describe, expect, test } from 'vitest';
import { eventMatcher, FILTERS } from '../../../../local/cloud/events/event-pattern.ts';

const EVENT = {
  source: 'aws.connect',
  'detail-type': 'Amazon Connect Contact Event',
  resources: ['arn:contact', 'arn:instance'],
  detail: {
    name: 'Alice',
    count: 7,
    price: 0.5,
    flag: true,
    nothing: null,
    empty: '',
    tags: ['blue', 'green'],
    none: [],
    path: 'dir/file.png',
    inner: { a: 1 },
    rows: [
      { kind: 'x', size: 1 },
      { kind: 'y', size: 2 },
    ],
  },
};

const detail = (pattern: unknown) => ({ detail: pattern });

const TABLE: readonly (readonly [string, unknown, boolean])[] = [
  ['an exact text', { source: ['aws.connect'] }, true],
  ['another text', { source: ['aws.s3'] }, false],
  ['one of several texts', { source: ['aws.s3', 'aws.connect'] }, true],
  ['all fields must match', { source: ['aws.connect'], 'detail-type': ['Other'] }, false],
  ['any element of an array in the event', { resources: ['arn:instance'] }, true],
  ['no element of an array in the event', { resources: ['arn:other'] }, false],
  ['a number', detail({ count: [7] }), true],
  ['a number is no text', detail({ count: ['7'] }), false],
  ['true', detail({ flag: [true] }), true],
  ['null', detail({ nothing: [null] }), true],
  ['null is not absence', detail({ absent: [null] }), false],
  ['the empty text', detail({ empty: [''] }), true],
  ['prefix', detail({ name: [{ prefix: 'Al' }] }), true],
  ['prefix, other case', detail({ name: [{ prefix: 'al' }] }), false],
  ['prefix, case ignored', detail({ name: [{ prefix: { 'equals-ignore-case': 'aL' } }] }), true],
  ['suffix', detail({ path: [{ suffix: '.png' }] }), true],
  ['suffix, case ignored', detail({ path: [{ suffix: { 'equals-ignore-case': '.PNG' } }] }), true],
  ['suffix of a number', detail({ count: [{ suffix: '7' }] }), false],
  ['equals-ignore-case', detail({ name: [{ 'equals-ignore-case': 'aLICE' }] }), true],
  ['wildcard', detail({ path: [{ wildcard: 'dir/*.png' }] }), true],
  ['wildcard that must end', detail({ path: [{ wildcard: 'dir/*.pn' }] }), false],
  ['a question mark is no wildcard', detail({ name: [{ wildcard: 'Alic?' }] }), false],
  ['an escaped star is a star', detail({ name: [{ wildcard: 'Al\\*' }] }), false],
  ['anything-but a text', detail({ name: [{ 'anything-but': 'Bob' }] }), true],
  ['anything-but this very text', detail({ name: [{ 'anything-but': 'Alice' }] }), false],
  ['anything-but a list', detail({ name: [{ 'anything-but': ['Alice', 'Bob'] }] }), false],
  ['anything-but numbers', detail({ count: [{ 'anything-but': [1, 2] }] }), true],
  ['anything-but prefix', detail({ name: [{ 'anything-but': { prefix: 'Al' } }] }), false],
  ['anything-but suffixes', detail({ path: [{ 'anything-but': { suffix: ['.gif', '.jpg'] } }] }), true],
  ['anything-but equals-ignore-case', detail({ name: [{ 'anything-but': { 'equals-ignore-case': ['alice'] } }] }), false],
  ['anything-but wildcard', detail({ path: [{ 'anything-but': { wildcard: '*/x/*' } }] }), true],
  ['anything-but needs a value', detail({ absent: [{ 'anything-but': 'x' }] }), false],
  ['anything-but of an array matches by any element', detail({ tags: [{ 'anything-but': 'blue' }] }), true],
  ['numeric equal', detail({ count: [{ numeric: ['=', 7] }] }), true],
  ['numeric range', detail({ count: [{ numeric: ['>', 0, '<=', 7] }] }), true],
  ['numeric outside the range', detail({ price: [{ numeric: ['>=', 1] }] }), false],
  ['numeric below', detail({ price: [{ numeric: ['<', 0.6] }] }), true],
  ['numeric of a text', detail({ name: [{ numeric: ['>', 0] }] }), false],
  ['exists', detail({ name: [{ exists: true }] }), true],
  ['exists of an absent field', detail({ absent: [{ exists: true }] }), false],
  ['does not exist', detail({ absent: [{ exists: false }] }), true],
  ['null exists', detail({ nothing: [{ exists: true }] }), true],
  ['an object is no leaf, so it does not exist', detail({ inner: [{ exists: true }] }), false],
  ['nothing of an absent object exists', detail({ ghost: { a: [{ exists: false }] } }), true],
  ['an empty array does not exist', detail({ none: [{ exists: false }] }), true],
  ['objects in an array: in one element', detail({ rows: { kind: ['x'], size: [1] } }), true],
  ['objects in an array: not over two elements', detail({ rows: { kind: ['x'], size: [2] } }), false],
  ['$or, first', { $or: [{ source: ['aws.connect'] }, { source: ['x'] }] }, true],
  ['$or, second', detail({ $or: [{ name: ['Bob'] }, { count: [7] }] }), true],
  ['$or, none', detail({ $or: [{ name: ['Bob'] }, { count: [8] }] }), false],
  ['$or beside another field', detail({ flag: [false], $or: [{ name: ['Alice'] }, { count: [8] }] }), false],
];

describe('event patterns', () => {
  test.each(TABLE)('%s', (_, pattern, expected) => expect(eventMatcher(pattern)(EVENT)).toBe(expected));

  test('every filter of the table is tried', () => {
    const tried = JSON.stringify(TABLE);
    expect(Object.keys(FILTERS).filter((name) => !tried.includes(`"${name}"`))).toEqual([]);
  });

  test.each([
    ['an unknown filter', { a: [{ cidr: '10.0.0.0/8' }] }, /"cidr" is not supported/],
    ['an unknown filter under anything-but', { a: [{ 'anything-but': { cidr: 'x' } }] }, /"cidr" is not supported/],
    ['a value outside a list', { a: 'b' }, /"a" must be an object or an array/],
    ['two wildcards in a row', { a: [{ wildcard: 'x**y' }] }, /consecutive wildcards/],
    ['an unknown comparison', { a: [{ numeric: ['~', 1] }] }, /no numeric comparison/],
  ])('refuses %s', (_, pattern, text) => expect(() => eventMatcher(pattern)).toThrow(text));
});
