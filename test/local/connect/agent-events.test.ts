import { describe, expect, test } from 'vitest';
import { createStage, type Stage, type StageOptions } from './stage.ts';
import {
  accepts,
  available,
  callsIn,
  clears,
  consults,
  declines,
  drops,
  holds,
  nothing,
  play,
  resumes,
  swaps,
  type Timeline,
} from './timeline.ts';

interface Snapshot {
  readonly AgentStatus: { readonly Name: string; readonly Type: string };
  readonly Contacts: readonly { readonly State: string; readonly StateStartTimestamp: string; readonly ContactId: string }[];
}

/** An agent's events as `<type> <state> [contact states]`, repetitions of the same line left out. */
function eventsOf(stage: Stage, login: string): string[] {
  const lines = stage.arrived.agentEvents
    .filter(({ data }) => data.AgentARN === stage.arn[login])
    .map(({ data }) => {
      const { AgentStatus, Contacts } = data.CurrentAgentSnapshot as Snapshot;
      return `${data.EventType} ${AgentStatus.Name} [${Contacts.map(({ State }) => State).join(', ')}]`;
    });
  return lines.filter((line, index) => line !== lines[index - 1]);
}

const TALKING: Timeline = [
  [0, available('alice', 'bob')],
  [0, callsIn],
  [2_000, accepts('alice')],
];
const CONSULT: Timeline = [...TALKING, [5_000, consults('alice', 'Bob')], [6_000, nothing]];

async function played(timeline: Timeline, options: StageOptions = {}): Promise<Stage> {
  const stage = await createStage(options);
  await play(stage, [...timeline, [60_000, nothing]]);
  return stage;
}

describe('agent events', () => {
  const ROWS: readonly [what: string, timeline: Timeline, login: string, events: readonly string[], options?: StageOptions][] = [
    [
      'a call with a hold',
      [
        ...TALKING,
        [5_000, holds('alice', 'customer')],
        [6_000, resumes('alice', 'customer')],
        [7_000, (s) => s.customer?.hangUp()],
        [8_000, clears('alice')],
      ],
      'alice',
      [
        'LOGIN Available []',
        'STATE_CHANGE Available [CONNECTING]',
        'STATE_CHANGE Available [CONNECTED]',
        'STATE_CHANGE Available [CONNECTED_ONHOLD]',
        'STATE_CHANGE Available [CONNECTED]',
        'STATE_CHANGE Available [ENDED]',
        'STATE_CHANGE Available []',
      ],
    ],
    [
      'the asker of a consult, with a swap',
      [...CONSULT, [7_000, accepts('bob')], [8_000, swaps('alice', 'customer')]],
      'alice',
      [
        'LOGIN Available []',
        'STATE_CHANGE Available [CONNECTING]',
        'STATE_CHANGE Available [CONNECTED]',
        'STATE_CHANGE Available [CONNECTED_ONHOLD]',
        'STATE_CHANGE Available [CONNECTED]',
      ],
    ],
    [
      'the consulted one',
      [...CONSULT, [7_000, accepts('bob')]],
      'bob',
      ['LOGIN Available []', 'STATE_CHANGE Available [CONNECTING]', 'STATE_CHANGE Available [CONNECTED]'],
    ],
    [
      "the consulted one, where the customer's hold shows there too",
      [...CONSULT, [7_000, accepts('bob')]],
      'bob',
      ['LOGIN Available []', 'STATE_CHANGE Available [CONNECTING]', 'STATE_CHANGE Available [CONNECTED_ONHOLD]'],
      { assumptions: { consultedAgentEventState: 'CONNECTED_ONHOLD' } },
    ],
    ['a missed consult', CONSULT, 'bob', ['LOGIN Available []', 'STATE_CHANGE Available [CONNECTING]', 'STATE_CHANGE Available [MISSED]']],
    [
      'a declined consult',
      [...CONSULT, [7_000, declines('bob')]],
      'bob',
      ['LOGIN Available []', 'STATE_CHANGE Available [CONNECTING]', 'STATE_CHANGE Available [REJECTED]'],
    ],
    [
      'a consult the asker cancelled: the same as declined',
      [...CONSULT, [7_000, drops('alice', 0)]],
      'bob',
      ['LOGIN Available []', 'STATE_CHANGE Available [CONNECTING]', 'STATE_CHANGE Available [REJECTED]', 'STATE_CHANGE Available []'],
    ],
    [
      'a consult the asker cancelled, where it just goes',
      [...CONSULT, [7_000, drops('alice', 0)]],
      'bob',
      ['LOGIN Available []', 'STATE_CHANGE Available [CONNECTING]', 'STATE_CHANGE Available []'],
      {
        assumptions: { cancelledOfferEventState: 'none' },
      },
    ],
    [
      'a caller who gave up while it rang',
      [...TALKING.slice(0, 2), [1_500, (s) => s.customer?.hangUp()]],
      'alice',
      ['LOGIN Available []', 'STATE_CHANGE Available [CONNECTING]', 'STATE_CHANGE Available [REJECTED]'],
    ],
  ];
  test.each(ROWS)('%s', async (_what, timeline, login, events, options) => {
    expect(eventsOf(await played(timeline, options), login)).toEqual(events);
  });

  test('have the documented shape', async () => {
    const stage = await played(CONSULT);
    const event = stage.arrived.agentEvents.find(
      ({ data }) => (data.CurrentAgentSnapshot as Snapshot).Contacts[0]?.State === 'CONNECTED_ONHOLD',
    )?.data;
    expect(event).toMatchObject({
      AgentARN: stage.arn.alice,
      AWSAccountId: '111122223333',
      EventType: 'STATE_CHANGE',
      EventTimestamp: '2026-11-21T10:00:05.000Z',
      InstanceARN: stage.connect.instanceArn,
      Version: '2017-10-01',
      CurrentAgentSnapshot: {
        AgentStatus: { Name: 'Available', Type: 'ROUTABLE', StartTimestamp: '2026-11-21T10:00:00.000Z' },
        NextAgentStatus: null,
        Configuration: { Username: 'alice', FirstName: 'Alice', AgentHierarchyGroups: null, RoutingProfile: { Name: 'Support' } },
        Contacts: [
          {
            Channel: 'VOICE',
            InitialContactId: null,
            InitiationMethod: 'INBOUND',
            ConnectedToAgentTimestamp: '2026-11-21T10:00:02.000Z',
            Queue: { Name: 'Support', Channels: ['VOICE'] },
            StateStartTimestamp: '2026-11-21T10:00:02.000Z',
          },
        ],
      },
      PreviousAgentSnapshot: { Contacts: [{ State: 'CONNECTED' }] },
    });
  });

  test('may move the start of the state with a hold', async () => {
    const stage = await played(CONSULT, { assumptions: { stateStartMovesOnHold: true } });
    const held = stage.arrived.agentEvents
      .map(({ data }) => (data.CurrentAgentSnapshot as Snapshot).Contacts[0])
      .find((contact) => contact?.State === 'CONNECTED_ONHOLD');
    expect(held?.StateStartTimestamp).toBe('2026-11-21T10:00:05.000Z');
  });

  test('beat every two minutes when nothing changes, until the agent logs out', async () => {
    const stage = await createStage({ delivery: { eventDelayMs: [0, 0] } });
    await stage.available('alice');
    await stage.pass(360_000);
    stage.connect.logOut('alice');
    await stage.pass(360_000);
    expect(stage.arrived.agentEvents.map(({ data }) => data.EventType)).toEqual([
      'LOGIN',
      'HEART_BEAT',
      'HEART_BEAT',
      'HEART_BEAT',
      'LOGOUT',
    ]);
  });

  test('show the state that follows', async () => {
    const stage = await createStage();
    await play(stage, TALKING);
    const port = stage.port('alice');
    const [, , offline] = port.configuration().agentStates as unknown[];
    await port.request('putAgentState', { state: offline, enqueueNextState: true });
    expect(port.snapshot().nextState?.name).toBe('Offline');
    stage.customer?.hangUp();
    await stage.ask('alice', 'clearContact');
    expect(stage.sees('alice')).toBe('Offline');
    await stage.pass(1_000);
    const names = stage.arrived.agentEvents.map(
      ({ data }) => (data.CurrentAgentSnapshot as { NextAgentStatus: { Name: string } | null }).NextAgentStatus?.Name,
    );
    expect(names).toContain('Offline');
  });
});

test('an agent whose browser is gone leaves the call; or nothing happens, where that is so', async () => {
  for (const [browserGone, seen] of [
    ['agent-leaves', 'AfterCallWork: ended (self disconnected, customer connected, third connected)'],
    ['nothing', 'Busy: connected (self connected, customer hold, third connected)'],
  ] as const) {
    const stage = await createStage({ assumptions: { browserGone } });
    await play(stage, [...CONSULT, [7_000, accepts('bob')], [8_000, (one) => one.connect.loseBrowser('alice')]]);
    expect(stage.sees('alice')).toBe(seen);
  }
});
