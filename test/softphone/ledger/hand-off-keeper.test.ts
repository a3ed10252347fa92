import { describe, expect, test } from 'vitest';
import type { HandOff } from '../../../contract/schemas/hand-off.ts';
import { LedgerError, type LedgerErrorCode } from '../../../softphone/ledger/errors.ts';
import { handOffKeeper } from '../../../softphone/ledger/hand-off-keeper.ts';
import { fakeClock } from '../support/fake-clock.ts';

const RINGING = { contactId: 'c1', key: 'c1 true', isNew: true };
const TALKING = { contactId: 'c1', key: 'c1 false', isNew: false };
const pass: HandOff = { contactId: 'c1', aiAgent: 'Nova', passedAt: '2026-11-21T10:00:00.000Z', session: null };
const arrived = (reason: string): HandOff => ({ ...pass, session: { reason } as HandOff['session'] });

/** A desk, and what the API answers it. `failing` answers the next requests. */
function aDesk(first: readonly HandOff[]) {
  const clock = fakeClock();
  const api = { handOffs: first, failing: [] as LedgerErrorCode[], isTold: false };
  const asked: number[] = [];
  let drawn = 0;
  const keeper = handOffKeeper({
    read: async () => {
      asked.push(clock.now());
      const code = api.failing.shift();
      if (code) throw new LedgerError(code);
      return api.handOffs;
    },
    clock,
    isTold: () => api.isTold,
    onChange: () => {
      drawn += 1;
    },
  });
  const passes = async (ms: number) => {
    clock.pass(ms);
    for (let turn = 0; turn < 12; turn++) await Promise.resolve();
  };
  return { keeper, api, asked, passes, drawn: () => drawn };
}

describe('what AI agents handed over, at a desk', () => {
  test('is read again until the ledger knows the call, and while something may still come', async () => {
    const { keeper, api, passes } = aDesk([pass]);
    api.failing.push('not-found', 'not-known-yet');
    keeper.watch(RINGING);
    await passes(0);
    await passes(2_000);
    expect(keeper.state()).toEqual([]);
    await passes(2_000);
    expect(keeper.state()).toEqual([pass]);
    api.handOffs = [arrived('Refund')];
    await passes(2_000);
    expect(keeper.state()).toMatchObject([{ session: { reason: 'Refund' } }]);
  });

  test('is read once of a call that no AI agent served, and once more when it is accepted', async () => {
    const { keeper, asked, passes } = aDesk([]);
    keeper.watch(RINGING);
    await passes(60_000);
    keeper.watch(TALKING);
    await passes(60_000);
    expect(asked).toHaveLength(2);
  });

  test('is not asked for again by somebody who may not read it', async () => {
    const { keeper, api, asked, passes } = aDesk([pass]);
    api.failing.push('forbidden');
    keeper.watch(TALKING);
    await passes(60_000);
    expect([asked.length, keeper.state()]).toEqual([1, []]);
  });

  test('is read seldom where the socket reports changes, and at once when it does', async () => {
    const { keeper, api, asked, passes, drawn } = aDesk([pass]);
    api.isTold = true;
    keeper.watch(TALKING);
    await passes(0);
    await passes(14_000);
    expect(asked).toHaveLength(1);
    api.handOffs = [arrived('Refund')];
    keeper.changed(['c1', 'c2']);
    await passes(0);
    expect(keeper.state()).toMatchObject([{ session: { reason: 'Refund' } }]);
    expect(drawn()).toBe(2);
  });

  test('is read at most once a second, however often it changes, and not for another call', async () => {
    const { keeper, api, asked, passes } = aDesk([pass]);
    api.isTold = true;
    keeper.watch(TALKING);
    await passes(5_000);
    for (let change = 0; change < 20; change += 1) {
      keeper.changed(['c1']);
      keeper.changed(['c9']);
      await passes(100);
    }
    expect(asked.length).toBeLessThanOrEqual(4);
  });

  test('is forgotten with its call, also what was asked for before', async () => {
    const { keeper, passes } = aDesk([pass]);
    keeper.watch(TALKING);
    keeper.watch(null);
    await passes(0);
    expect(keeper.state()).toEqual([]);
  });
});
