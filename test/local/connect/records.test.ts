import { describe, expect, test } from 'vitest';
import { createStage, type Stage, type StageOptions } from './stage.ts';
import {
  accepts,
  available,
  callsIn,
  clears,
  conferences,
  consults,
  customerHangsUp,
  drops,
  holds,
  leaves,
  nothing,
  outsideAnswers,
  outsideHangsUp,
  play,
  resumes,
  type Timeline,
} from './timeline.ts';

const TALKING: Timeline = [
  [0, available('alice', 'bob')],
  [0, callsIn],
  [2_000, accepts('alice')],
];
const CONSULTED: Timeline = [...TALKING, [12_000, consults('alice', 'Bob')], [15_000, accepts('bob')]];
const PROMPT_MS: StageOptions = { timings: { speechMsPerCharacter: 0 } };

async function played(timeline: Timeline, options: StageOptions = {}): Promise<Stage> {
  const stage = await createStage({ ...PROMPT_MS, ...options });
  await play(stage, [...timeline, [300_000, nothing]]);
  return stage;
}

const agentPart = (stage: Stage, name: string) => stage.record(name)?.Agent as Record<string, unknown> | null;

describe('a contact record', () => {
  test('has whole seconds, explicit nulls and every key the samples have', async () => {
    const stage = await played([...TALKING, [20_400, customerHangsUp], [25_900, clears('alice')]]);
    expect(stage.record('c1')).toMatchObject({
      AWSAccountId: '111122223333',
      AWSContactTraceRecordFormatVersion: '2017-03-10',
      Channel: 'VOICE',
      InitiationMethod: 'INBOUND',
      InitialContactId: null,
      PreviousContactId: null,
      NextContactId: null,
      InitiationTimestamp: '2026-11-21T10:00:00Z',
      DisconnectTimestamp: '2026-11-21T10:00:20Z',
      DisconnectReason: 'CUSTOMER_DISCONNECT',
      ConnectedToSystemTimestamp: null,
      TransferCompletedTimestamp: null,
      ExternalThirdParty: null,
      CustomerEndpoint: { Type: 'TELEPHONE_NUMBER', Address: '+12065550142' },
      SystemEndpoint: { Type: 'TELEPHONE_NUMBER', Address: '+12065550100' },
      Queue: { Name: 'Support', EnqueueTimestamp: '2026-11-21T10:00:00Z', DequeueTimestamp: '2026-11-21T10:00:02Z', Duration: 2 },
      Agent: {
        Username: 'alice',
        ConnectedToAgentTimestamp: '2026-11-21T10:00:02Z',
        AfterContactWorkStartTimestamp: '2026-11-21T10:00:20Z',
        AfterContactWorkEndTimestamp: '2026-11-21T10:00:25Z',
        AfterContactWorkDuration: 5,
        AgentInteractionDuration: 18,
        CustomerHoldDuration: 0,
        NumberOfHolds: 0,
        LongestHoldDuration: 0,
        AgentInitiatedHoldDuration: 0,
        RoutingProfile: { Name: 'Support' },
      },
    });
  });

  test('comes about a minute after the work has ended, not before', async () => {
    const stage = await createStage({ ...PROMPT_MS, delivery: { recordDelayMs: [60_000, 68_000] } });
    await play(stage, [...TALKING, [10_000, customerHangsUp], [70_000, clears('alice')], [129_000, nothing]]);
    expect(stage.arrived.records).toEqual([]);
    await stage.pass(10_000);
    expect(stage.arrived.records).toHaveLength(1);
    expect(stage.record('c1')?.LastUpdateTimestamp).toMatch(/^2026-11-21T10:02:1\dZ$/);
  });

  test('counts holds; talk and hold add up to the time from connect to work', async () => {
    const stage = await played([
      ...TALKING,
      [5_000, holds('alice', 'customer')],
      [8_000, resumes('alice', 'customer')],
      [10_000, holds('alice', 'customer')],
      [17_000, resumes('alice', 'customer')],
      [20_000, leaves('alice')],
      [21_000, clears('alice')],
    ]);
    expect(agentPart(stage, 'c1')).toMatchObject({
      AgentInteractionDuration: 8,
      CustomerHoldDuration: 10,
      AgentInitiatedHoldDuration: 10,
      NumberOfHolds: 2,
      LongestHoldDuration: 7,
    });
  });

  test('of a pure consult has no interaction, and its parent names it as the next contact', async () => {
    const stage = await played([
      ...CONSULTED,
      [25_000, drops('alice', 0)],
      [26_000, resumes('alice', 'customer')],
      [30_000, clears('bob')],
      [40_000, leaves('alice')],
      [41_000, clears('alice')],
    ]);
    expect(agentPart(stage, 'c2')).toMatchObject({ AgentInteractionDuration: 0, CustomerHoldDuration: 10, AgentInitiatedHoldDuration: 0 });
    expect(agentPart(stage, 'c1')).toMatchObject({
      AgentInteractionDuration: 24,
      CustomerHoldDuration: 14,
      AgentInitiatedHoldDuration: 14,
    });
    expect(stage.record('c1')?.NextContactId).toBe(stage.record('c2')?.ContactId);
    expect(stage.record('c2')).toMatchObject({ InitiationMethod: 'TRANSFER', Queue: { Name: null }, DisconnectReason: 'AGENT_DISCONNECT' });
  });

  test('of a conference counts the joined part as interaction', async () => {
    const stage = await played([
      ...CONSULTED,
      [20_000, conferences('alice')],
      [32_000, leaves('bob')],
      [33_000, clears('bob')],
      [40_000, leaves('alice')],
      [41_000, clears('alice')],
    ]);
    expect(agentPart(stage, 'c2')).toMatchObject({ AgentInteractionDuration: 12, CustomerHoldDuration: 5 });
  });

  test('counts on as it was last when the customer has gone', async () => {
    const stage = await played([
      ...CONSULTED,
      [20_000, conferences('alice')],
      [25_000, customerHangsUp],
      [35_000, leaves('alice')],
      [36_000, clears('alice')],
      [37_000, clears('bob')],
    ]);
    expect(agentPart(stage, 'c1')).toMatchObject({ AgentInteractionDuration: 25, CustomerHoldDuration: 8 });
    expect(stage.record('c1')).toMatchObject({ DisconnectTimestamp: '2026-11-21T10:00:25Z', DisconnectReason: 'CUSTOMER_DISCONNECT' });
  });

  const WARM: Timeline = [
    ...CONSULTED,
    [20_000, leaves('alice')],
    [21_000, clears('alice')],
    [30_000, customerHangsUp],
    [31_000, clears('bob')],
  ];
  const COLD: Timeline = [
    ...TALKING,
    [12_000, consults('alice', 'Bob')],
    [13_000, leaves('alice')],
    [15_000, accepts('bob')],
    [21_000, clears('alice')],
    [30_000, customerHangsUp],
    [31_000, clears('bob')],
  ];
  test.each([
    ['warm', WARM, 'cold-only', null],
    ['cold', COLD, 'cold-only', '2026-11-21T10:00:13Z'],
    ['warm', WARM, 'every-transfer', '2026-11-21T10:00:20Z'],
    ['cold', COLD, 'never', null],
  ] as const)('of a %s transfer, where it is set %s (%#)', async (_kind, timeline, transferCompletedTimestamp, expected) => {
    const stage = await played(timeline, { assumptions: { transferCompletedTimestamp } });
    expect(stage.record('c1')?.TransferCompletedTimestamp).toBe(expected);
  });

  test('of an outside leg has no agent, its own number, and the time with the customer', async () => {
    const stage = await played([
      ...TALKING,
      [12_000, consults('alice', '+12065550199')],
      [15_000, outsideAnswers],
      [20_000, conferences('alice')],
      [27_000, outsideHangsUp],
      [40_000, leaves('alice')],
      [41_000, clears('alice')],
    ]);
    expect(stage.record('c2')).toMatchObject({
      InitiationMethod: 'EXTERNAL_OUTBOUND',
      Agent: null,
      Queue: null,
      CustomerEndpoint: { Address: '+12065550199' },
      ConnectedToSystemTimestamp: '2026-11-21T10:00:15Z',
      DisconnectReason: 'THIRD_PARTY_DISCONNECT',
      ExternalThirdParty: { ExternalThirdPartyInteractionDuration: 7 },
    });
  });

  test.each([
    ['busy', 'TELECOM_BUSY'],
    ['invalid', 'TELECOM_NUMBER_INVALID'],
    ['ring', 'TELECOM_UNANSWERED'],
  ] as const)('of an outside leg that was %s says %s', async (does, reason) => {
    const stage = await createStage(PROMPT_MS);
    stage.connect.phones.setBehaviour('+12065550199', { does });
    await play(stage, [...TALKING, [12_000, consults('alice', '+12065550199')], [200_000, nothing]]);
    expect(stage.record('c2')).toMatchObject({ DisconnectReason: reason, ConnectedToSystemTimestamp: null });
    expect(stage.sees('alice')).toBe('Busy: connected (self connected, customer hold, third disconnected)');
  });

  test('of an outside leg that was cancelled says so', async () => {
    const stage = await played([...TALKING, [12_000, consults('alice', '+12065550199')], [16_000, drops('alice', 0)]]);
    expect(stage.record('c2')).toMatchObject({ DisconnectReason: 'TELECOM_ORIGINATOR_CANCEL' });
  });

  test.each([
    ['root', expect.any(String)],
    ['absent', null],
  ] as const)('names its chain where the instance does: %s', async (contactAssociationId, expected) => {
    const stage = await played([...TALKING, [10_000, leaves('alice')], [11_000, clears('alice')]], {
      assumptions: { contactAssociationId },
    });
    expect(stage.record('c1')?.ContactAssociationId).toEqual(expected);
  });

  test('is not sent where no stream is configured', async () => {
    const { createConnect } = await import('../../../local/connect/connect.ts');
    const { createSimClock } = await import('../../../local/connect/sim-clock.ts');
    const clock = createSimClock({ startAtMs: 0 });
    const sent: unknown[] = [];
    const outlets = { putEvent: () => {}, putRecord: (...record: unknown[]) => void sent.push(record), invokeFunction: async () => ({}) };
    const connect = createConnect({
      clock,
      seed: 1,
      outlets: () => outlets,
      account: '111122223333',
      region: 'us-east-1',
      instanceId: 'c0c0c0c0-1111-4222-8333-444455556666',
    });
    const port = connect.agentPort('alice');
    await port.request('createOutboundContact', { endpoint: { type: 'phone_number', phoneNumber: '+12065550142' } });
    await clock.advance(1_000);
    connect.phones.dialled()[0]?.answer();
    connect.phones.dialled()[0]?.hangUp();
    await port.request('clearContact', { contactId: port.snapshot().contacts[0]?.contactId });
    await clock.advance(600_000);
    expect(sent).toEqual([]);
  });
});
