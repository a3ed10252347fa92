import { describe, expect, test } from 'vitest';
import { legRows } from '../../../softphone/view/leg-rows.ts';
import { consult, leg } from '../support/legs.ts';

const NAMES = new Map([
  ['arn:alice', 'Alice (you)'],
  ['c2', 'Bob'],
]);
const first = leg('c1', { startedAt: 0, parentContactId: null, agent: 'arn:alice', connectedAt: 4_000, target: null });
const rows = (input: Parameters<typeof legRows>[0]) =>
  legRows(input, NAMES).map(({ depth, kind, who, state }) => [depth, kind, who, state]);

describe('the legs of a call as a tree', () => {
  test('each stands below who asked for it, in the order they started', () => {
    const legs = [
      leg('c4', { startedAt: 90_000, parentContactId: 'c2', agent: 'arn:carol', connectedAt: 95_000 }),
      leg('c3', { startedAt: 70_000, target: { kind: 'external', id: '+12065550199' } }),
      leg('c2', { startedAt: 50_000, connectedAt: 55_000, leftAt: 60_000 }),
      first,
    ];
    const consults = [consult('c2', 'returned'), consult('c3', 'pending', { target: { kind: 'external', id: '+12065550199' } })];
    expect(rows({ legs, consults })).toEqual([
      [0, 'Customer’s call', 'Alice (you)', 'on the call'],
      [1, 'Asked a colleague', 'Bob', 'Returned to the customer'],
      [2, 'Asked a colleague', 'Another agent (…arol)', 'on the call'],
      [1, 'Asked outside', '+1 206 555 0199', 'open'],
    ]);
  });

  test('a leg without a consult tells how long somebody talked, or that nobody answered', () => {
    const legs = [
      { ...first, agentLeftAt: new Date(65_000).toISOString() },
      leg('c5', { startedAt: 10_000, target: { kind: 'queue', id: 'q' }, leftAt: 20_000 }),
    ];
    expect(rows({ legs, consults: [] })).toEqual([
      [0, 'Customer’s call', 'Alice (you)', 'talked 1:01'],
      [1, 'Asked a team', null, 'not answered'],
    ]);
  });

  test('an outside party is connected to the system alone, and talked all the same', () => {
    const outside = leg('c6', { startedAt: 10_000, target: { kind: 'external', id: '+12065550199' } });
    const answered = { ...outside, connectedToSystemAt: new Date(12_000).toISOString() };
    const states = (one: typeof outside) => rows({ legs: [first, one], consults: [] }).map(([, , , state]) => state)[1];
    expect(states(answered)).toBe('on the call');
    expect(states({ ...answered, endedAt: new Date(20_000).toISOString() })).toBe('talked 0:08');
    expect(states({ ...outside, endedAt: new Date(20_000).toISOString() })).toBe('not answered');
  });

  test('the ledger’s names say who a team is and who came, and who was asked and did not come', () => {
    const names = new Map([
      ['q', 'Billing'],
      ['arn:carol', 'Carol'],
      ['arn:dave', 'Dave'],
      ['+12065550177', 'Courier'],
    ]);
    const legs = [
      leg('c2', { startedAt: 1, agent: 'arn:carol', connectedAt: 5, target: { kind: 'queue', id: 'q' } }),
      leg('c3', { startedAt: 2, target: { kind: 'agent', id: 'arn:dave' } }),
      leg('c4', { startedAt: 3, target: { kind: 'external', id: '+12065550177' } }),
    ];
    expect(legRows({ legs, consults: [] }, names).map(({ who }) => who)).toEqual(['Billing: Carol', 'Dave', 'Courier, +1 206 555 0177']);
  });

  test('a leg whose parent is not known yet is shown, not lost', () => {
    expect(rows({ legs: [leg('c9', { startedAt: 5, parentContactId: 'unknown' })], consults: [] })).toEqual([
      [0, 'Asked a colleague', null, 'open'],
    ]);
  });
});
