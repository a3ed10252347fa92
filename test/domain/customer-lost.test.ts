import { describe, expect, test } from 'vitest';
import { consultOn, eventFacts, recordFacts } from './facts-of.ts';
import type { LegPlan } from './leg-plan.ts';
import { legsOf, type Story } from './story.ts';

const WARM: Story = { invited: 20_000, answered: 27_000, askerLeaves: 60_000, customerLeaves: 62_500 };
const CONFERENCE: Story = { invited: 20_000, answered: 27_000, joined: 40_000, consultedLeaves: 70_000, customerLeaves: 72_500 };
const SOON_AFTER_JOIN: Story = { invited: 20_000, answered: 27_000, joined: 40_000, customerLeaves: 43_000, askerLeaves: 43_000 };

const lost = (story: Story, change: (legs: readonly [LegPlan, LegPlan]) => readonly LegPlan[] = (legs) => legs) => {
  const legs = change(legsOf(story));
  return consultOn([...eventFacts(legs), ...recordFacts(legs)]).customerLost;
};
const because = (reason: string) => (legs: readonly [LegPlan, LegPlan]) => legs.map((leg) => ({ ...leg, reason }));

describe('the customer was lost', () => {
  test.each([
    ['when the line broke right after the asker left', WARM, because('OTHER')],
    [
      'when it broke right after the consulted party left the conference',
      { ...CONFERENCE, customerLeaves: 90_000, askerLeaves: 72_500 },
      because('TELECOM_PROBLEM'),
    ],
    ['when it broke right after all were joined', SOON_AFTER_JOIN, because('THIRD_PARTY_DISCONNECT')],
  ])('%s', (_name, story, change) => {
    expect(lost(story, change)).toBe(true);
  });
});

describe('the customer was not lost', () => {
  test.each([
    ['when they hung up themselves', WARM, because('CUSTOMER_DISCONNECT')],
    ['when the colleague ended the call', WARM, because('AGENT_DISCONNECT')],
    ['when the line ended much later', { ...WARM, customerLeaves: 90_000 }, because('OTHER')],
    ['when nobody ever answered', { invited: 20_000, givenUp: 30_000, customerLeaves: 31_000 }, because('OTHER')],
  ])('%s', (_name, story, change) => {
    expect(lost(story, change)).toBe(false);
  });

  test('when they went on with somebody else', () => {
    const onward: LegPlan = {
      id: 'c3',
      root: 'c1',
      parent: 'c2',
      method: 'TRANSFER',
      agent: 'arn:aws:connect:x:1:instance/i/agent/e',
      start: 50_000,
      answered: 55_000,
      left: 90_000,
      end: 90_000,
    };
    expect(lost(WARM, (legs) => [...because('OTHER')(legs), onward])).toBe(false);
  });
});

describe('whether the customer was lost is not known', () => {
  test('while no reason is told', () => {
    expect(lost(WARM, (legs) => legs.map(({ reason: _reason, ...leg }) => leg))).toBeNull();
  });

  test('when the leg of whom they may have gone on with ended in the same second', () => {
    const asks: LegPlan = {
      id: 'c3',
      root: 'c1',
      parent: 'c2',
      method: 'EXTERNAL_OUTBOUND',
      start: 61_000,
      end: 62_800,
      reason: 'TELECOM_BUSY',
    };
    const by = (reason: string, ...more: readonly LegPlan[]) =>
      consultOn(recordFacts([...legsOf({ ...WARM, askerReason: 'AGENT_DISCONNECT', reason }), ...more])).customerLost;
    expect([by('OTHER'), by('AGENT_DISCONNECT'), by('CUSTOMER_DISCONNECT')]).toEqual([true, false, false]);
    expect([by('OTHER', asks), by('AGENT_DISCONNECT', asks), by('CUSTOMER_DISCONNECT', asks)]).toEqual([null, null, false]);
  });

  test('while the consult is not over', () => {
    expect(consultOn(eventFacts(legsOf(WARM)).slice(0, 8)).customerLost).toBeNull();
  });
});
