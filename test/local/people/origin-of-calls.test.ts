import { describe, expect, test } from 'vitest';
import type { AgentPort } from '../../../local/connect/agent-port.ts';
import { playScript } from '../../../local/people/play-scenario.ts';
import { partyModes } from '../../../local/people/scenario.ts';
import { SCENARIOS } from '../../../local/people/scenarios/index.ts';
import { newState, picture } from '../../../softphone/call/call-state.ts';
import { reduce } from '../../../softphone/call/reduce.ts';
import type { CallSeen, PhoneSnapshot } from '../../../softphone/call/snapshot.ts';
import { fromSnapshot } from '../../../softphone/streams/from-snapshot.ts';
import type { RawAgentData } from '../../../softphone/streams/raw.ts';
import { type SimulatedInstance, simulatedInstance } from './simulated-instance.ts';

const revived = (key: string, value: unknown): unknown => (typeof value === 'string' && /timestamp$/i.test(key) ? new Date(value) : value);

/** The phone as an agent's desk reads it now. */
function seenBy(port: AgentPort): PhoneSnapshot {
  const data = { configuration: port.configuration(), snapshot: port.snapshot() };
  return fromSnapshot(JSON.parse(JSON.stringify(data), revived) as RawAgentData, { muted: false });
}

/** What every desk made of its call at every change, without a ledger, beside how the contact really began. */
function watch(instance: SimulatedInstance) {
  const judged: { readonly call: CallSeen; readonly method: string }[] = [];
  const { clock } = instance;
  const methodOf = (contactId: string) =>
    instance.connect.truth
      .calls()
      .flatMap(({ legs }) => legs)
      .find((leg) => leg.contactId === contactId)?.initiationMethod ?? 'none';
  for (const login of instance.logins) {
    const port = instance.agentPort(login);
    let state = newState(clock.now());
    port.onUpdate(() => {
      state = reduce(state, { type: 'snapshot', snapshot: seenBy(port) }, clock.now());
      const { call } = picture(state) ?? {};
      if (call) judged.push({ call, method: methodOf(call.contactId) });
    });
  }
  return judged;
}

const cases = SCENARIOS.flatMap((scenario) => partyModes(scenario).map((parties) => ({ scenario, name: scenario.name, parties })));

describe.each([
  ['is sent', true],
  ['is null', false],
])('where the initiation method %s', (_how, initiationMethodInSnapshots) => {
  test.each(cases)('$name, $parties parties: no desk is wrong about who asked its agent in', async ({ scenario, parties }) => {
    const instance = await simulatedInstance({ parties, assumptions: { initiationMethodInSnapshots } });
    const judged = watch(instance);
    await playScript(scenario, instance);
    expect(judged).not.toEqual([]);
    for (const { call, method } of judged) {
      const { askedIn, cameBack, originKnown } = call;
      if (askedIn === null) expect({ originKnown, queue: call.queueName }).toEqual({ originKnown: false, queue: expect.any(String) });
      else expect({ method, askedIn }).toEqual({ method, askedIn: method === 'TRANSFER' });
      if (cameBack) expect(method).toBe('QUEUE_TRANSFER');
      if (initiationMethodInSnapshots) expect(askedIn).not.toBeNull();
    }
  });

  test('a caller nobody answered is known to be back', async () => {
    for (const [name, ...to] of [
      ['hand-over-comes-back', 'sender'],
      ['hand-over-comes-back-to-team', 'sender', 'team'],
    ] as const) {
      const scenario = SCENARIOS.find((one) => one.name === name);
      const instance = await simulatedInstance({ assumptions: { initiationMethodInSnapshots } });
      const judged = watch(instance);
      if (scenario) await playScript(scenario, instance);
      expect(new Set(judged.flatMap(({ call }) => (call.cameBack ? [call.cameBack.to] : [])))).toEqual(new Set(to));
    }
  });
});
