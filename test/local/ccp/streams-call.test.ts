import { describe, expect, test } from 'vitest';
import { call, consult, onCall, seen, until, untilLegs, useInstance, whats } from './desk-harness.ts';

const { alice, faults, openDesk } = useInstance();

describe('a call through the unmodified Streams', () => {
  test('handshake, agent, and no wait for the second protocol', async () => {
    const page = await openDesk();
    await until(page, 'agent');
    expect((await whats(page)).slice(0, 3)).toEqual(['init', 'agent', 'agent.onRefresh']);
    expect(await page.evaluate('agent.getState().name + " " + (agent.getStateDuration() >= 0)')).toBe('Offline true');
    const startedMs = performance.now();
    expect(await page.evaluate('agent.getNetworkConnectionStatus()')).toMatchObject({ status: 'connected' });
    expect(performance.now() - startedMs).toBeLessThan(2000);
  });

  test('the directory comes over two pages as one list', async () => {
    const page = await openDesk();
    await until(page, 'agent');
    const { data } = await call(page, 'agent.getEndpoints(agent.getAllQueueARNs(), callbacks)');
    expect(data).toMatchObject({ endpoints: [{ name: 'Bob Brown' }, { name: 'Carol Clark' }, { name: 'Billing', type: 'queue' }] });
    expect(alice().asked.filter((method) => method === 'getEndpoints')).toHaveLength(2);
  });

  test('accept, consult, hold and return: each step answered first and then seen', async () => {
    const page = await openDesk();
    await onCall(page, alice());
    expect(await whats(page)).toContain('contact.onAccepted');
    const steps: readonly [act: string, legs: Record<string, string>][] = [
      ['contact.addConnection(connect.Endpoint.byPhoneNumber("+12065550199"), callbacks)', { customer: 'hold', 'third-2': 'connecting' }],
      ['line("customer").resume(callbacks)', { customer: 'connected' }],
      ['line("customer").hold(callbacks)', { customer: 'hold' }],
      ['line("third-2").destroy(callbacks)', { 'third-2': 'disconnected', customer: 'hold' }],
      ['contact.getAgentConnection().destroy(callbacks)', { own: 'disconnected' }],
    ];
    for (const [act, legs] of steps) {
      const { ok, atMs } = await call(page, act);
      expect([act, ok]).toEqual([act, true]);
      expect(await untilLegs(page, legs)).toBeGreaterThan(atMs);
    }
    await until(page, 'contact.onACW');
    expect((await call(page, 'contact.clear(callbacks)')).ok).toBe(true);
    await until(page, 'contact.onDestroy');
    await page.waitForFunction('agent.getState().name === "Available"');
  });

  test('the consulted party answers, the customer hangs up', async () => {
    const page = await openDesk();
    await onCall(page, alice());
    expect((await consult(page)).ok).toBe(true);
    await untilLegs(page, { 'third-2': 'connecting', customer: 'hold' });
    expect(await page.evaluate('line("third-2").getQuickConnectName()')).toBe('Bob Brown');
    alice().thirdPartyAnswers();
    await untilLegs(page, { 'third-2': 'connected' });
    alice().customerHangsUp();
    await until(page, 'contact.onEnded');
  });

  test('holds are told over the second protocol as well', async () => {
    const page = await openDesk();
    await onCall(page, alice());
    await page.evaluate('window.held = []; line("customer").onParticipantHold((told) => held.push(told))');
    await call(page, 'line("customer").hold(callbacks)');
    await page.waitForFunction('held.length === 1');
    expect(await page.evaluate('held[0]')).toMatchObject({ participantId: 'customer', isOnHold: true });
    expect(await page.evaluate('line("customer").canResumeParticipant()')).toBe(true);
  });

  test('a refusal reaches the failure callback letter for letter', async () => {
    faults().add({ method: 'clearContact', error: { type: 'InvalidStateException', message: 'Not now.' } });
    const page = await openDesk();
    await onCall(page, alice());
    const { ok, err } = await call(page, 'contact.clear(callbacks)');
    expect([ok, JSON.parse(String(err))]).toMatchObject([false, { type: 'InvalidStateException', message: 'Not now.' }]);
  });

  test('mute comes back as the toggle', async () => {
    const page = await openDesk();
    await onCall(page, alice());
    await page.evaluate('agent.mute()');
    await until(page, 'agent.onMuteToggle');
    expect((await seen(page)).find(({ what }) => what === 'agent.onMuteToggle')?.muted).toBe(true);
  });

  test('in the raw profile the desk sees the change before the answer', async () => {
    faults().setProfile('raw');
    const page = await openDesk();
    await onCall(page, alice());
    await call(page, 'line("customer").hold(callbacks)');
    await untilLegs(page, { customer: 'hold' });
    // By their order, not by the clock: both may come within its resolution.
    const all = await seen(page);
    expect(all.findIndex(({ legs }) => legs?.customer === 'hold')).toBeLessThan(all.findLastIndex(({ what }) => what === 'answer'));
  });

  test('in the slow profile the change comes a second or two later', async () => {
    const page = await openDesk();
    await onCall(page, alice());
    faults().setProfile('slow');
    const { atMs } = await call(page, 'line("customer").hold(callbacks)');
    expect((await untilLegs(page, { customer: 'hold' })) - atMs).toBeGreaterThan(100);
  });
});
