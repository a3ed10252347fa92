import { beforeEach, describe, expect, test } from 'vitest';
import type { CtiError } from '../../../local/connect/agent-port.ts';
import { createStage, type Stage, type StageOptions } from './stage.ts';
import {
  accepts,
  available,
  callsIn,
  conferences,
  consults,
  drops,
  holds,
  leaves,
  nothing,
  outsideAnswers,
  play,
  resumes,
  swaps,
  type Timeline,
} from './timeline.ts';

const TALKING: Timeline = [
  [0, available('alice', 'bob', 'carol', 'dave')],
  [0, callsIn],
  [2_000, accepts('alice')],
];
const CONSULTED: Timeline = [...TALKING, [5_000, consults('alice', 'Bob')], [8_000, accepts('bob')]];
const INVALID = 'InvalidStateException';

/** The refusal as `<type>: <message>`, `done` when there was none. */
async function outcome(stage: Stage, act: (stage: Stage) => unknown): Promise<string> {
  try {
    await act(stage);
    return 'done';
  } catch (error) {
    const { type, message } = error as CtiError;
    return `${type}: ${message}`;
  }
}

const asks =
  (login: string, method: string, params: Record<string, unknown> = {}) =>
  (stage: Stage) =>
    stage.ask(login, method, params);
const dials = (login: string, endpoint: Record<string, unknown>) => (stage: Stage) =>
  stage.ask(login, 'createAdditionalConnection', { endpoint });
const mutes = (login: string, connection: 'self' | 'customer' | number) => asks(login, 'muteParticipant', { connection });
const unmutes = (login: string, connection: 'self' | 'customer' | number) => asks(login, 'unmuteParticipant', { connection });

interface Row {
  readonly what: string;
  readonly after: Timeline;
  readonly act: (stage: Stage) => unknown;
  readonly outcome: string;
  readonly options?: StageOptions;
}

const THREE: StageOptions = { parties: 3 };

const ROWS: readonly Row[] = [
  { what: 'accepting twice', after: TALKING, act: accepts('alice'), outcome: `${INVALID}: Cannot accept contact: Invalid contact state.` },
  {
    what: 'declining what was accepted',
    after: TALKING,
    act: asks('alice', 'rejectContact'),
    outcome: `${INVALID}: Cannot reject contact: Invalid contact state.`,
  },
  {
    what: 'clearing a live contact',
    after: TALKING,
    act: asks('alice', 'clearContact'),
    outcome: `${INVALID}: Cannot clear contact: Invalid contact state.`,
  },
  {
    what: 'conference of two',
    after: TALKING,
    act: conferences('alice'),
    outcome: `${INVALID}: Cannot conference connections: Invalid contact state.`,
  },
  {
    what: 'conference while the other side is connecting',
    after: [...TALKING, [5_000, consults('alice', '+12065550199')], [6_000, nothing]],
    act: conferences('alice'),
    outcome: `${INVALID}: Cannot conference connections: Invalid contact state.`,
  },
  { what: 'conference by a consulted agent', after: CONSULTED, act: conferences('bob'), outcome: 'done' },
  {
    what: 'conference by a consulted agent in three-party mode',
    after: CONSULTED,
    act: conferences('bob'),
    outcome: `${INVALID}: Cannot conference connections: Invalid contact state.`,
    options: THREE,
  },
  {
    what: 'holding twice',
    after: [...TALKING, [3_000, holds('alice', 'customer')]],
    act: holds('alice', 'customer'),
    outcome: `${INVALID}: Cannot put call on hold: Invalid contact state.`,
  },
  {
    what: 'resuming what is not held',
    after: TALKING,
    act: resumes('alice', 'customer'),
    outcome: 'InternalServiceError: Cannot resume connection from hold',
  },
  { what: 'a consulted agent resuming the customer', after: CONSULTED, act: resumes('bob', 'customer'), outcome: 'done' },
  {
    what: 'a consulted agent resuming the customer in three-party mode',
    after: CONSULTED,
    act: resumes('bob', 'customer'),
    outcome: 'InternalServiceError: Cannot resume connection from hold',
    options: THREE,
  },
  {
    what: 'a held agent taking themselves off hold',
    after: [...CONSULTED, [9_000, holds('alice', 0)]],
    act: resumes('bob', 'self'),
    outcome: 'done',
  },
  {
    what: 'a held agent taking themselves off hold in three-party mode',
    after: [...CONSULTED, [9_000, holds('alice', 0)]],
    act: resumes('bob', 'self'),
    outcome: 'InternalServiceError: Cannot resume connection from hold',
    options: THREE,
  },
  {
    what: 'the remaining agent resuming the customer after the first has left in three-party mode',
    after: [...CONSULTED, [9_000, leaves('alice')], [10_000, holds('bob', 'customer')]],
    act: resumes('bob', 'customer'),
    outcome: 'done',
    options: THREE,
  },
  {
    what: 'swap of two',
    after: TALKING,
    act: swaps('alice', 'customer'),
    outcome: `${INVALID}: Cannot toggle connections: Invalid contact state.`,
  },
  {
    what: 'swap with nobody held',
    after: [...CONSULTED, [9_000, conferences('alice')]],
    act: swaps('alice', 'self'),
    outcome: `${INVALID}: Cannot toggle connections: Invalid contact state.`,
  },
  {
    what: 'swap after the customer has hung up',
    after: [...CONSULTED, [9_000, (stage) => stage.customer?.hangUp()]],
    act: swaps('alice', 0),
    outcome: `${INVALID}: Cannot toggle connections: Invalid contact state.`,
  },
  {
    what: 'a second invitation while the first is connecting',
    after: [...TALKING, [5_000, consults('alice', 'Bob')]],
    act: consults('alice', 'Billing'),
    outcome: `${INVALID}: Cannot add connection: Invalid contact state.`,
  },
  {
    what: 'a fourth party in three-party mode',
    after: CONSULTED,
    act: consults('alice', 'Billing'),
    outcome: 'QuotaExceededException: The contact already has 3 participants, the most that a call may have.',
    options: THREE,
  },
  {
    what: 'inviting before the call is accepted',
    after: [...TALKING.slice(0, 2), [1_500, nothing]],
    act: consults('alice', 'Bob'),
    outcome: `${INVALID}: Cannot add connection: Invalid contact state.`,
  },
  {
    what: 'a number that is none',
    after: TALKING,
    act: dials('alice', { type: 'phone_number', phoneNumber: '0800', endpointARN: null }),
    outcome: 'BadEndpointException: The phone number is not valid.',
  },
  {
    what: 'an agent by ARN instead of a quick connect',
    after: TALKING,
    act: (stage) => dials('alice', { type: 'agent', endpointARN: stage.arn.bob, phoneNumber: null })(stage),
    outcome: `${INVALID}: Cannot add connection: Invalid contact state.`,
  },
  {
    what: 'inviting again after the first agent has left, where three must remain',
    after: [...CONSULTED, [9_000, leaves('alice')]],
    act: consults('bob', 'Billing'),
    outcome: `${INVALID}: Cannot add connection: Invalid contact state.`,
    options: { assumptions: { minimumToAddAfterPrimaryLeft: 3 } },
  },
  {
    what: 'inviting again after the first agent has left',
    after: [...CONSULTED, [9_000, leaves('alice')]],
    act: consults('bob', 'Billing'),
    outcome: 'done',
  },
  {
    what: 'acting on a leg that has ended',
    after: [...CONSULTED, [9_000, drops('alice', 0)]],
    act: holds('alice', 0),
    outcome: 'ConnectionNotFoundException: Connection not found.',
  },
  {
    what: 'a contact of somebody else',
    after: TALKING,
    act: (stage) => stage.port('bob').request('acceptContact', { contactId: stage.contact('alice').contactId }),
    outcome: 'ContactNotFoundException: Contact not found.',
  },
  { what: 'muting the customer', after: TALKING, act: mutes('alice', 'customer'), outcome: 'done' },
  {
    what: 'muting the customer in three-party mode',
    after: TALKING,
    act: mutes('alice', 'customer'),
    outcome: `${INVALID}: Cannot put participant on mute: Invalid contact state.`,
    options: THREE,
  },
  { what: 'muting oneself in three-party mode', after: TALKING, act: mutes('alice', 'self'), outcome: 'done', options: THREE },
  {
    what: 'muting twice',
    after: [...TALKING, [3_000, mutes('alice', 'self')]],
    act: mutes('alice', 'self'),
    outcome: `${INVALID}: Cannot put participant on mute: Invalid contact state.`,
  },
  {
    what: 'unmuting a muted customer',
    after: [...TALKING, [3_000, mutes('alice', 'customer')]],
    act: unmutes('alice', 'customer'),
    outcome: 'done',
  },
  {
    what: 'unmuting another agent',
    after: [...CONSULTED, [9_000, mutes('alice', 0)]],
    act: unmutes('alice', 0),
    outcome: `${INVALID}: Cannot unmute participant: Invalid contact state.`,
  },
  {
    what: 'a muted agent unmuting themselves',
    after: [...CONSULTED, [9_000, mutes('alice', 0)]],
    act: unmutes('bob', 'self'),
    outcome: 'done',
  },
  {
    what: 'digits to a connected line',
    after: TALKING,
    act: asks('alice', 'sendDigits', { connection: 'customer', digits: '12#' }),
    outcome: 'done',
  },
  {
    what: 'digits that are none',
    after: TALKING,
    act: asks('alice', 'sendDigits', { connection: 'customer', digits: 'abc' }),
    outcome: `${INVALID}: Cannot send digits: Invalid contact state.`,
  },
  {
    what: 'changing the state on a call',
    after: TALKING,
    act: available('alice'),
    outcome: `${INVALID}: Cannot change agent state: Invalid contact state.`,
  },
  {
    what: 'calling out on a call',
    after: TALKING,
    act: asks('alice', 'createOutboundContact', { endpoint: { type: 'phone_number', phoneNumber: '+12065550142' } }),
    outcome: `${INVALID}: Cannot create outbound contact: Invalid contact state.`,
  },
  {
    what: 'calling out to an agent',
    after: [],
    act: (stage) => stage.port('alice').request('createOutboundContact', { endpoint: { type: 'agent' } }),
    outcome: 'BadEndpointException: Only phone number addresses are supported.',
  },
  {
    what: 'a transfer, which voice does not have',
    after: TALKING,
    act: asks('alice', 'transferContact'),
    outcome: 'InvalidContactTypeException: transferContact is not available for voice contacts.',
  },
  {
    what: 'a media transport',
    after: TALKING,
    act: asks('alice', 'createTransport', { transportType: 'softphone' }),
    outcome: 'UnsupportedTransportException: The simulated instance has no transport of type softphone.',
  },
  {
    what: 'a method nobody knows',
    after: TALKING,
    act: asks('alice', 'makeCoffee'),
    outcome: 'UnknownOperationException: The simulated instance does not know makeCoffee.',
  },
  {
    what: 'quick connects of a queue the agent does not serve',
    after: [],
    act: (stage) =>
      stage
        .port('alice')
        .request('getEndpoints', { queueARNs: [`${stage.connect.instanceArn}/queue/b1000000-0000-4000-8000-0000000000b2`] }),
    outcome: `${INVALID}: Exception thrown while retrieving end-points for AgentId a11ce000-0000-4000-8000-000000000001: Invalid contact state.`,
  },
  {
    what: 'swapping under supervision, where that breaks',
    after: [...CONSULTED, [9_000, watches]],
    act: swaps('alice', 'customer'),
    outcome: `${INVALID}: Cannot toggle connections: Invalid contact state.`,
    options: { assumptions: { monitoringBreaksSwap: true } },
  },
  { what: 'swapping under supervision', after: [...CONSULTED, [9_000, watches]], act: swaps('alice', 'customer'), outcome: 'done' },
];

/** The supervisor begins to monitor alice's contact. */
async function watches(stage: Stage) {
  const { status } = await stage.connect.service.handle({
    method: 'POST',
    path: '/contact/monitor',
    query: new URLSearchParams(),
    headers: {},
    body: JSON.stringify({
      InstanceId: stage.connect.instanceArn,
      ContactId: stage.contact('alice').contactId,
      UserId: stage.arn.sabine,
      AllowedMonitorCapabilities: ['SILENT_MONITOR', 'BARGE'],
    }),
  });
  expect(status).toBe(200);
}

describe('what the service refuses, in its own words', () => {
  test.each(ROWS)('$what: $outcome', async ({ after, act, outcome: expected, options }) => {
    const stage = await createStage(options);
    await play(stage, after);
    expect(await outcome(stage, act)).toBe(expected);
  });
});

describe('a call of six', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await createStage();
    await play(stage, CONSULTED);
    for (const [login, name] of [
      ['carol', 'Carol'],
      ['dave', 'Dave'],
    ] as const) {
      await stage.consult('alice', name);
      await stage.pass(1_000);
      await stage.ask(login, 'acceptContact');
    }
    await stage.consult('alice', '+12065550199');
    await stage.pass(1_000);
    outsideAnswers(stage);
    await stage.ask('alice', 'conferenceConnections');
  });

  test('lets everybody hear everybody and refuses the seventh', async () => {
    expect(stage.customer?.hears).toHaveLength(5);
    expect(stage.sees('dave')).toBe(
      'Busy: connected (self connected, customer connected, third connected, third connected, third connected, third connected)',
    );
    expect(await outcome(stage, dials('alice', { type: 'phone_number', phoneNumber: '+12065550188' }))).toMatch(/^QuotaExceededException/);
  });

  test('bringing one back holds the rest', async () => {
    await stage.ask('alice', 'holdConnection', { connection: 'customer' });
    await stage.ask('alice', 'toggleActiveConnections', { connection: 'customer' });
    expect(stage.sees('alice')).toBe(
      'Busy: connected (self connected, customer connected, third hold, third hold, third hold, third hold)',
    );
  });

  test('turning all over, where that is so', async () => {
    const flipping = await createStage({ assumptions: { toggleWithMany: 'flip-all' } });
    await play(flipping, CONSULTED);
    await flipping.consult('alice', 'Carol');
    await flipping.pass(1_000);
    await flipping.ask('carol', 'acceptContact');
    await flipping.ask('alice', 'toggleActiveConnections', { connection: 'customer' });
    expect(flipping.sees('alice')).toBe('Busy: connected (self connected, customer connected, third connected, third hold)');
  });

  test('agents who are all on hold hear nobody', async () => {
    for (const index of [0, 1, 2]) await stage.ask('alice', 'holdConnection', { connection: index });
    const [call] = stage.connect.truth.calls();
    const pairs = call?.together.filter(({ toMs }) => toMs === null).flatMap(({ a, b }) => [a, b]);
    expect(pairs).toHaveLength(6);
    expect(new Set(pairs)).toEqual(new Set(['customer', stage.arn.alice, 'outside:+12065550199']));
  });

  test('ends when only outside parties would remain', async () => {
    stage.customer?.hangUp();
    for (const login of ['alice', 'bob', 'carol']) await stage.ask(login, 'destroyConnection', { connection: 'self' });
    expect(stage.connect.phones.dialled()).toHaveLength(1);
    await stage.ask('dave', 'destroyConnection', { connection: 'self' });
    expect(stage.connect.phones.dialled()).toHaveLength(0);
  });
});
