import { describe, expect, test } from 'vitest';
import { consultOn, eventFacts, flowFacts, recordFacts } from '../facts-of.ts';
import type { LegPlan } from '../leg-plan.ts';
import { legsOf } from '../story.ts';

const [ASKER, WAITING] = legsOf({
  kind: 'queue',
  invited: 20_000,
  givenUp: 24_000,
  customerLeaves: 90_000,
  reason: 'CONTACT_FLOW_DISCONNECT',
});
const { queued: _, queue: __, agent: ___, ...NEVER_QUEUED } = WAITING;
const told = (leg: LegPlan) => [...flowFacts([leg].map((one) => ({ ...one, queue: WAITING.queue }))), ...recordFacts([ASKER, leg])];

describe('a team’s leg', () => {
  test.each<readonly [string, readonly LegPlan[], string]>([
    ['that its flow ended before it came into a queue: failed', [NEVER_QUEUED], 'failed'],
    ['that its flow ended after a wait in the queue: not answered', [WAITING], 'not-answered'],
    ['that the asker ended before it came into a queue: not answered', [{ ...NEVER_QUEUED, reason: 'AGENT_DISCONNECT' }], 'not-answered'],
  ])('%s', (_name, [leg = WAITING], outcome) => {
    expect(consultOn(told(leg))).toMatchObject({ outcome, answered: false });
  });

  test('of which only events came: the one that told of the queue may be lost', () => {
    expect(consultOn([...recordFacts([ASKER]), ...eventFacts([NEVER_QUEUED])]).outcome).not.toBe('failed');
  });
});
