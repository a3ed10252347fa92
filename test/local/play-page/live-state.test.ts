import { describe, expect, test } from 'vitest';
import type { TrueCall } from '../../../local/connect/truth.ts';
import { createLines } from '../../../local/play-page/lines.ts';
import { liveState } from '../../../local/play-page/live-state.ts';
import { createNameOf } from '../../../local/play-page/names.ts';
import type { Does } from '../../../local/play-page/shapes.ts';
import { fakePhones } from './fake-phones.ts';
import { ALICE, BOB, CALLS, CUSTOMER_NUMBER, START } from './true-call.ts';

function setUp(calls: readonly TrueCall[] = []) {
  let made = 0;
  const clock = { nowMs: 0 };
  const phones = fakePhones();
  const nameOf = createNameOf({ [ALICE]: 'Alice', [BOB]: 'Bob' });
  const lines = createLines({ newId: () => `line-${++made}`, nowMs: () => clock.nowMs, nameOf });
  const behaviours = new Map<string, Does>();
  return {
    clock,
    phones,
    lines,
    state: () => liveState({ phones, truth: { calls: () => calls }, lines, nameOf, behaviours }),
    customer: (number = CUSTOMER_NUMBER) => {
      lines.keep(phones.callIn({ from: number, to: '+12065550100' }));
      const call = phones.called.at(-1);
      if (!call) throw new Error('nobody called');
      return call.line;
    },
  };
}

describe('lines', () => {
  test('a customer is shown with whom they hear, by name, under an id that is no number', () => {
    const { customer, state } = setUp();
    customer().hears = [ALICE, 'hold music', 'outside:+12065550177', 'customer'];
    expect(state().customers).toEqual([
      {
        id: 'line-1',
        number: CUSTOMER_NUMBER,
        state: 'connected',
        sinceMs: 0,
        hears: ['Alice', 'hold music', '+12065550177', 'customer'],
        rootContactId: 'root-of-1',
      },
    ]);
  });

  test('a state counts from its change', () => {
    const { clock, customer, state } = setUp();
    const line = customer();
    clock.nowMs = 4000;
    line.hangUp();
    state();
    clock.nowMs = 9000;
    expect(state().customers[0]).toMatchObject({ state: 'ended', sinceMs: 4000 });
  });

  test('of the lines that ended the last three stay', () => {
    const { customer, state } = setUp();
    const live = customer('+12065550190');
    for (let number = 1; number <= 5; number += 1) customer(`+1206555010${number}`).hangUp();
    expect(state().customers.map(({ number }) => number.slice(-2))).toEqual(['90', '03', '04', '05']);
    expect(live.state).toBe('connected');
  });

  test('an outside line keeps its id while it rings and talks, and can be found by it', () => {
    const { phones, lines, state } = setUp();
    const line = phones.dial('+12065550177');
    const [before] = state().outside;
    line.answer();
    expect([before?.state, state().outside[0]?.id]).toEqual(['ringing', before?.id]);
    expect(lines.find(before?.id ?? '')).toBe(line);
    expect(lines.find('line-99')).toBeUndefined();
  });
});

describe('calls', () => {
  test('a call that lasts has no end, one that is over has its last', () => {
    expect(setUp([CALLS.consulted]).state().calls[0]).toMatchObject({ startedAtMs: START, endedAtMs: null, invitations: 1 });
    expect(setUp([CALLS.transferred]).state().calls[0]).toMatchObject({ endedAtMs: START + 10_000, agents: ['Alice', 'Bob'] });
  });

  test('an agent who still talks keeps the call alive after the customer left', () => {
    const [customer, alice, bob] = CALLS.transferred.parties;
    const call: TrueCall = { ...CALLS.transferred, parties: [customer, alice, { ...bob, leftAtMs: null }] };
    expect(setUp([call]).state().calls[0]?.endedAtMs).toBeNull();
  });

  test('the caller is named where the phone is one of ours', () => {
    const mine: TrueCall = { ...CALLS.talking, rootContactId: 'root-of-1' };
    const { customer, state } = setUp([mine, CALLS.talking]);
    customer();
    expect(state().calls.map(({ from }) => from)).toEqual([CUSTOMER_NUMBER, null]);
  });

  test('the newest comes first and the log ends at twelve', () => {
    const calls = Array.from({ length: 15 }, (_, index): TrueCall => {
      const legs = CALLS.waiting.legs.map((leg) => ({ ...leg, startedAtMs: START + index }));
      return { ...CALLS.waiting, rootContactId: `c${index}`, legs };
    });
    const ids = setUp(calls)
      .state()
      .calls.map(({ rootContactId }) => rootContactId);
    expect([ids.length, ids[0], ids.at(-1)]).toEqual([12, 'c14', 'c3']);
  });

  test('every step of a call makes its version grow', () => {
    const steps = [CALLS.waiting, CALLS.ringing, CALLS.talking, CALLS.consulted, CALLS.returned];
    const versions = steps.map((call) => setUp([call]).state().calls[0]?.version ?? 0);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
  });
});
