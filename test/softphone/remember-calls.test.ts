import { describe, expect, test } from 'vitest';
import { createConductor } from '../../softphone/call/conductor.ts';
import { outsideNumber } from '../../softphone/call/endpoint.ts';
import { callMemoryStore } from '../../softphone/call-memory-store.ts';
import { rememberCalls } from '../../softphone/remember-calls.ts';
import { BOB } from './support/endpoints.ts';
import { fakeClock } from './support/fake-clock.ts';
import { fakePhone } from './support/fake-phone.ts';
import { leg } from './support/legs.ts';
import { bob, call, customer, seen, self } from './support/seen.ts';

/** One tab: what it stores outlives the pages loaded in it. */
function aTab() {
  const items = new Map<string, string>();
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
  return {
    items,
    load: () => {
      const desk = createConductor(fakePhone(), fakeClock());
      rememberCalls(desk, callMemoryStore(storage, 'alice'));
      desk.tell({ type: 'link', link: 'phone', trouble: null });
      const shows = (...calls: Parameters<typeof seen>[0]) => desk.tell({ type: 'snapshot', snapshot: seen(calls) });
      return { desk, shows };
    },
  };
}

const CONSULT = call([self(), customer('hold'), bob('connected', { quickConnectName: null })]);

describe('what a tab remembers of a call', () => {
  test('is there again after the page was loaded anew', () => {
    const tab = aTab();
    const { desk, shows } = tab.load();
    shows(call([self(), customer()]));
    desk.tell({ type: 'press', command: { name: 'Consult', endpoint: BOB } });
    shows(CONSULT);
    desk.tell({ type: 'legs', news: { contactId: 'c1', legs: [leg('c2', { startedAt: 50, connectedAt: 4_000 })], consults: [] } });

    const again = tab.load();
    again.shows(CONSULT);
    expect(again.desk.state().memory?.thirds.bob).toMatchObject({ target: { name: 'Bob' }, answered: 'ledger' });
  });

  test('goes with the call', () => {
    const tab = aTab();
    const { shows } = tab.load();
    shows(CONSULT);
    expect(tab.items.size).toBe(1);
    shows();
    expect(tab.items.size).toBe(0);
  });

  test('holds no number', () => {
    const tab = aTab();
    const { desk, shows } = tab.load();
    shows(call([self(), customer()]));
    desk.tell({ type: 'press', command: { name: 'Consult', endpoint: outsideNumber('+12065550199') } });
    expect([...tab.items.values()].join()).not.toMatch(/\+?\d{9,}/);
  });

  test('another call begins with nothing', () => {
    const tab = aTab();
    const { desk, shows } = tab.load();
    shows(CONSULT);
    shows(call([self(), customer()], { contactId: 'c9' }));
    expect(desk.state().memory?.thirds).toEqual({});
    expect([...tab.items.keys()]).toEqual(['call alice c9']);
  });
});
