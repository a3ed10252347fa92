import { describe, expect, it } from 'vitest';
import type { Consult, Outcome } from '../../../local/people/consult.ts';
import { ALL_SOURCES, tellable } from '../../../local/people/sources.ts';
import { verdict } from '../../../local/people/verdict.ts';
import { call, leg, party } from './true-call.ts';

const CALL = call([party('customer', 0, 100)], [leg({ invited: 10, ended: 20 })]);
const [some] = verdict(CALL);
const consult = (outcome: Outcome, kind: Consult['target']['kind']): Consult => {
  if (!some) throw new Error('No consult to change.');
  return { ...some, outcome, target: { kind, id: 'target' } };
};

describe('what can be told of a consult', () => {
  it.each([
    ['declined', 'agent', 'not-answered'],
    ['cancelled', 'agent', 'not-answered'],
    ['cancelled', 'queue', 'not-answered'],
    ['cancelled', 'external', 'cancelled'],
    ['not-answered', 'agent', 'not-answered'],
    ['returned', 'agent', 'returned'],
  ] as const)('that was %s by %s, without desks that log: %s', (outcome, kind, told) => {
    const truth = consult(outcome, kind);
    expect(tellable(truth, CALL, { ...ALL_SOURCES, deskLog: false })).toEqual({ ...truth, outcome: told });
    expect(tellable(truth, CALL, { ...ALL_SOURCES, agentEvents: false })).toEqual(truth);
  });

  it('made from an outbound call, without agent events: not the queue it was asked from', () => {
    const truth = consult('returned', 'agent');
    const outbound = { ...CALL, legs: CALL.legs.map((one) => (one.contactId === 'root' ? { ...one, initiationMethod: 'OUTBOUND' } : one)) };
    expect(tellable(truth, outbound, { ...ALL_SOURCES, agentEvents: false }).askedBy).toEqual({ ...truth.askedBy, queue: null });
    expect(tellable(truth, outbound, ALL_SOURCES)).toEqual(truth);
  });
});
