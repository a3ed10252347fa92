import { beforeEach, describe, expect, it } from 'vitest';
import { CtiError } from '../../../local/connect/agent-port.ts';
import { createSimClock, type SimClock } from '../../../local/connect/sim-clock.ts';
import type { Action } from '../../../local/people/action.ts';
import { createAgent } from '../../../local/people/agent.ts';
import { drive } from '../../../local/people/drive.ts';
import type { ScriptedAgent } from '../../../local/people/scripted-agent.ts';
import { connection, contact, createFakePort, type FakePort } from './fake-port.ts';
import { START } from './true-call.ts';

let clock: SimClock;
let port: FakePort;
let alice: ScriptedAgent;
beforeEach(() => {
  clock = createSimClock({ startAtMs: START });
  port = createFakePort();
  alice = createAgent({ port, clock });
});

const consulting = () => contact('connected', 'own connected', 'customer hold', 'bob connected');
const later = (...show: Parameters<FakePort['show']>) => clock.after(1_000, () => port.show(...show));
const sent = () => port.requests.map(([method, { connectionId }]) => [method, connectionId].filter(Boolean).join(' '));
const play = <T>(script: Promise<T>) => drive(clock, script);

describe('a scripted agent', () => {
  it('waits for the call to ring before accepting, and for the snapshot that shows it accepted', async () => {
    later('PendingBusy', contact('connecting', 'own connecting', 'customer connected'));
    clock.after(5_000, () => port.show('Busy', contact('connected', 'own connected', 'customer connected')));
    expect(await play(alice.accept())).toBe('c1');
    expect(clock.now()).toBe(START + 5_000);
    expect(sent()).toEqual(['acceptContact']);
  });

  it('says after ten seconds what it saw instead, in states alone', async () => {
    port.show('Busy', consulting());
    const vain = play(alice.conference());
    await expect(vain).rejects.toThrow(
      'waited 10000 ms for alice to see "conference" confirmed; seen: agent Busy; call connected (own connected, customer hold, third connected)',
    );
    expect(clock.now()).toBe(START + 10_000);
  });

  it('never writes a number or a name into an error', async () => {
    port.show('Busy', consulting());
    const error = await play(alice.lineEnds('bob')).catch(String);
    expect(error).not.toMatch(/\+?\d{7,}|bob/i);
  });

  it('hands on what the service refuses', async () => {
    port.show('Busy', consulting());
    port.answer('toggleActiveConnections', new CtiError('InvalidStateException', 'Invalid contact state.'));
    await expect(play(alice.swap())).rejects.toMatchObject({ name: 'CtiError', type: 'InvalidStateException' });
  });

  it('finds a quick connect by name over several pages, asking with all queues', async () => {
    port.show('Busy', contact('connected', 'own connected', 'customer connected'));
    const pages: Record<string, unknown> = {
      null: { endpoints: [{ name: 'Carol' }], nextToken: 'more' },
      more: { endpoints: [{ name: 'Bob', type: 'agent' }], nextToken: null },
    };
    port.answer('getEndpoints', ({ nextToken }: { nextToken: string | null }) => pages[String(nextToken)]);
    later('Busy', contact('connected', 'own connected', 'customer hold', 'bob connecting'));
    expect(await play(alice.consult('Bob'))).toBe('bob');
    expect(port.requests[0]?.[1]).toEqual({ queueARNs: ['queue/support', 'queue/agent/alice'], nextToken: null, maxResults: 500 });
    expect(port.requests[2]).toEqual(['createAdditionalConnection', { contactId: 'c1', endpoint: { name: 'Bob', type: 'agent' } }]);
  });

  it('cannot consult somebody who is not offered', async () => {
    port.answer('getEndpoints', { endpoints: [{ name: 'Carol' }], nextToken: null });
    await expect(play(alice.consult('Bob'))).rejects.toThrow('none of the 1 quick connects offered has this name');
  });

  it('dials a typed number as an endpoint of its own', async () => {
    port.show('Busy', contact('connected', 'own connected', 'customer connected'));
    later('Busy', contact('connected', 'own connected', 'customer hold', 'out connecting'));
    await play(alice.consult('+12065550177'));
    expect(port.requests[0]?.[1].endpoint).toMatchObject({ type: 'phone_number', phoneNumber: '+12065550177', endpointARN: null });
  });

  it('returns by dropping the colleague, then resuming the customer, each confirmed', async () => {
    port.show('Busy', consulting());
    later('Busy', contact('connected', 'own connected', 'customer hold', 'bob disconnected'));
    clock.after(2_000, () => port.show('Busy', contact('connected', 'own connected', 'customer connected', 'bob disconnected')));
    await play(alice.returnToCustomer('bob'));
    expect(sent()).toEqual(['destroyConnection bob', 'resumeConnection customer']);
    expect(clock.now()).toBe(START + 2_000);
  });

  it('returns by resuming alone when the colleague is gone already', async () => {
    port.show('Busy', contact('connected', 'own connected', 'customer hold', 'bob disconnected'));
    later('Busy', contact('connected', 'own connected', 'customer connected', 'bob disconnected'));
    await play(alice.returnToCustomer('bob'));
    expect(sent()).toEqual(['resumeConnection customer']);
  });

  it('ends for all by dropping every third party, then leaving', async () => {
    port.show('Busy', contact('connected', 'own connected', 'customer connected', 'bob connected', 'carol hold', 'dave disconnected'));
    later('Busy', contact('connected', 'own connected', 'customer connected', 'bob disconnected', 'carol hold'));
    clock.after(2_000, () => port.show('Busy', contact('connected', 'own connected', 'customer connected', 'carol disconnected')));
    clock.after(3_000, () => port.show('AfterCallWork', contact('ended', 'own disconnected', 'customer disconnected')));
    await play(alice.endForAll());
    expect(sent()).toEqual(['destroyConnection bob', 'destroyConnection carol', 'destroyConnection own']);
  });

  it('sends with a swap the line that Streams would send: the first on hold', async () => {
    port.show('Busy', contact('connected', 'own connected', 'customer connected', 'bob hold'));
    later('Busy', contact('connected', 'own connected', 'customer hold', 'bob connected'));
    await play(alice.swap());
    expect(sent()).toEqual(['toggleActiveConnections bob']);
  });

  it('holds the customer unless another line is named', async () => {
    port.show('Busy', contact('connected', 'own connected', 'customer connected', 'bob connected'));
    later('Busy', contact('connected', 'own connected', 'customer hold', 'bob connected'));
    await play(alice.hold());
    clock.after(500, () => port.show('Busy', contact('connected', 'own connected', 'customer hold', 'bob hold')));
    await play(alice.hold('bob'));
    expect(sent()).toEqual(['holdConnection customer', 'holdConnection bob']);
  });

  it('sees an offer that was not taken end', async () => {
    port.show('PendingBusy', contact('connecting', 'own connecting', 'customer connected'));
    clock.after(20_000, () => port.show('MissedCallAgent', contact('error', 'own disconnected', 'customer connected')));
    await play(alice.misses());
    expect(clock.now()).toBe(START + 20_000);
  });

  it('goes home by putting away what is over, then going offline', async () => {
    port.show('AfterCallWork', contact('ended', 'own disconnected'));
    later('Available');
    clock.after(2_000, () => port.show('Offline'));
    await play(alice.goesHome());
    expect(sent()).toEqual(['clearContact', 'putAgentState']);
    await play(alice.goesHome());
    expect(sent()).toHaveLength(2);
  });

  it.each([
    ['accept', () => alice.decline(), 'a call ringing'],
    ['conference', () => alice.conference(), 'cannot conference: there is no call'],
    ['clear', () => alice.clear(), 'cannot clear: no call is over'],
    ['leave', () => alice.leave(), 'cannot leave: there is no call'],
  ])('cannot %s without a call', async (_what, act, says) => {
    await expect(play(act())).rejects.toThrow(says);
  });
});

describe("a scripted agent's log", () => {
  const verbs = async (act: () => Promise<unknown>, ...show: Parameters<FakePort['show']>) => {
    const actions: Action[] = [];
    const logging = createAgent({ port, clock, log: (_login, action) => actions.push(action) });
    alice = logging;
    later(...show);
    await play(act());
    return actions;
  };
  const others = (bob: string, customer = 'connected') => contact('connected', 'own connected', `customer ${customer}`, `bob ${bob}`);

  it('holds what was done once the snapshot shows it, by the own contact', async () => {
    port.show('Busy', consulting());
    expect(await verbs(() => alice.conference(), 'Busy', others('connected'))).toEqual([
      { actionId: `c1-${START + 1_000}-joined`, contactId: 'c1', verb: 'joined', at: '2026-11-21T10:00:01.000Z', skewMs: 0 },
    ]);
  });

  it.each([
    ['answered', () => alice.lineConnects('bob'), ['Busy', others('connected', 'hold')]],
    ['swapped', () => alice.swap(), ['Busy', others('hold')]],
    ['returned', () => alice.returnToCustomer('gone'), ['Busy', others('disconnected')]],
    ['cancelled', () => alice.cancel('bob'), ['Busy', others('disconnected', 'hold')]],
    ['left', () => alice.leave(), ['AfterCallWork', contact('ended', 'own disconnected')]],
  ] as const)('says %s', async (verb, act, [state, shown]) => {
    port.show('Busy', others('connecting', 'hold'));
    expect((await verbs(act, state, shown)).map((action) => action.verb)).toEqual([verb]);
  });

  it("keeps silent about a supervisor's listening, which is no part of the call", async () => {
    const own = connection('own', 'monitoring', 'silent_monitor');
    port.show('Busy', { ...contact('connected'), connections: [own] });
    expect(await verbs(() => alice.leave(), 'AfterCallWork', contact('ended', 'own disconnected'))).toEqual([]);
  });

  it('keeps silent about what the phone never showed', async () => {
    port.show('Busy', consulting());
    const actions: Action[] = [];
    const logging = createAgent({ port, clock, log: (_login, action) => actions.push(action) });
    await expect(play(logging.conference())).rejects.toThrow();
    expect(actions).toEqual([]);
  });
});

describe('driving a script through simulated time', () => {
  it('stops the clock where the script ends, whatever is still to come', async () => {
    clock.after(60_000, () => {});
    await drive(clock, new Promise<void>((resolve) => clock.after(1_500, resolve)));
    expect(clock.now()).toBe(START + 1_500);
  });

  it('says so when the script waits for what no timer will bring', async () => {
    await expect(drive(clock, new Promise(() => {}))).rejects.toThrow('no timer will bring');
  });

  it('throws what the script throws', async () => {
    await expect(drive(clock, Promise.reject(new Error('as scripted')))).rejects.toThrow('as scripted');
  });
});
