import { describe, expect, it } from 'vitest';
import type { Consult } from '../../../local/people/consult.ts';
import { playScript } from '../../../local/people/play-scenario.ts';
import { partyModes } from '../../../local/people/scenario.ts';
import { SCENARIOS, scenarioNamed } from '../../../local/people/scenarios/index.ts';
import { verdict } from '../../../local/people/verdict.ts';
import { type SimulatedInstance, simulatedInstance } from './simulated-instance.ts';

/** Who asked whom and what became of it, in the order of asking; `joined` and `unanswered` where it is so. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'consult-return': ['alice asked bob: returned'],
  'warm-transfer': ['alice asked bob: transferred-warm'],
  'cold-transfer': ['alice asked bob: transferred-cold'],
  'hand-over-comes-back': ['alice asked bob: transferred-cold, unanswered'],
  'hand-over-comes-back-to-team': ['alice asked carol: transferred-cold, unanswered'],
  'not-answered': ['alice asked bob: not-answered, unanswered'],
  conference: ['alice asked bob: conferenced, joined'],
  'conference-then-leave': ['alice asked bob: transferred-warm, joined'],
  declined: ['alice asked bob: declined, unanswered'],
  cancelled: ['alice asked bob: cancelled, unanswered'],
  'external-consult': ['alice asked external: returned'],
  'external-transfer': ['alice asked external: transferred-warm'],
  'external-busy': ['alice asked external: failed, unanswered'],
  'external-unanswered': ['alice asked external: not-answered, unanswered'],
  'queue-consult': ['alice asked queue: returned'],
  'queue-cancelled': ['alice asked queue: cancelled, unanswered'],
  'customer-leaves': ['alice asked bob: customer-left'],
  'two-consults': ['alice asked bob: returned', 'alice asked carol: transferred-warm'],
  chain: ['alice asked bob: transferred-warm', 'bob asked carol: transferred-warm', 'carol asked dave: transferred-warm'],
  star: ['alice asked bob: returned', 'alice asked carol: returned', 'alice asked dave: transferred-warm'],
  'six-parties': ['bob', 'carol', 'dave', 'external'].map((target) => `alice asked ${target}: conferenced, joined`),
  'supervisor-present': ['alice asked bob: conferenced, joined'],
  'outbound-consult': ['alice asked bob: returned'],
  'flow-queue-transfer': [],
  callback: [],
  'callback-warm-transfer': ['alice asked bob: transferred-warm'],
  'callback-cold-transfer': ['alice asked bob: transferred-cold'],
  'callback-conference': ['alice asked bob: conferenced, joined'],
  'agent-browser-gone': ['alice asked bob: transferred-warm'],
};

function inWords({ connect }: SimulatedInstance, { askedBy, target, outcome, joined, answered }: Consult): string {
  const name = (arn: string | null) => connect.agents().find((agent) => agent.arn === arn)?.login;
  const remarks = [joined ? ', joined' : '', answered ? '' : ', unanswered'].join('');
  return `${name(askedBy.agent)} asked ${name(target.id) ?? target.kind}: ${outcome}${remarks}`;
}

const byStart = (one: Consult, other: Consult) => ((one.startedAt ?? '') < (other.startedAt ?? '') ? -1 : 1);

describe('the truth of each scenario on the simulated Connect says what its sentence says', () => {
  const cases = SCENARIOS.flatMap((scenario) => partyModes(scenario).map((parties) => ({ ...scenario, parties })));
  it.each(cases)('$name, $parties parties: $says', async ({ parties, ...scenario }) => {
    const instance = await simulatedInstance({ parties });
    await playScript(scenario, instance);
    const calls = instance.connect.truth.calls();
    expect(
      calls
        .flatMap(verdict)
        .toSorted(byStart)
        .map((consult) => inWords(instance, consult)),
    ).toEqual(EXPECTED[scenario.name]);
    expect(calls).toHaveLength(1);
  });

  it.each(cases)('$name, $parties parties: ends with nobody on the call and everybody gone home', async ({ parties, ...scenario }) => {
    const instance = await simulatedInstance({ parties });
    await playScript(scenario, instance);
    const [call] = instance.connect.truth.calls();
    expect(call?.parties.filter(({ leftAtMs }) => leftAtMs === null)).toEqual([]);
    expect(call?.legs.filter(({ endedAtMs }) => endedAtMs === null)).toEqual([]);
    expect(instance.logins.map((login) => instance.agentPort(login).snapshot().state.type)).toEqual(instance.logins.map(() => 'offline'));
    expect(instance.connect.notes()).toEqual([]);
  });

  // Behaviour of the real service that nobody could check: the calls mean the same in either position.
  it.each([
    ['not-answered', { missedConsultLeg: 'stays-queued' }],
    ['declined', { missedConsultLeg: 'stays-queued' }],
    ['hand-over-comes-back', { missedConsultLeg: 'stays-queued' }],
    ['hand-over-comes-back', { queueFlowAfterDequeue: 'default' }],
    ['declined', { declinedAgentState: 'MissedCallAgent' }],
    ['cancelled', { askerCancelsWhileRinging: 'error' }],
    ['customer-leaves', { threePartyCustomerHangUp: 'ends-for-all' }],
    ['six-parties', { toggleWithMany: 'flip-all' }],
    ['queue-consult', { connectedToAgentEvent: 'after-whispers' }],
    ['conference', { legsAfterEnd: 'live' }],
  ] as const)('%s, with %o', async (name, assumptions) => {
    const scenario = scenarioNamed(name);
    if (!scenario) throw new Error(`There is no scenario ${name}.`);
    for (const parties of partyModes(scenario)) {
      const instance = await simulatedInstance({ parties, assumptions });
      await playScript(scenario, instance);
      const consults = instance.connect.truth.calls().flatMap(verdict).toSorted(byStart);
      expect(consults.map((consult) => inWords(instance, consult))).toEqual(EXPECTED[name]);
    }
  });
});
