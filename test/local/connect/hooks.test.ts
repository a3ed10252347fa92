import { describe, expect, test } from 'vitest';
import { action, agentTransfer, flow } from './flow-samples.ts';
import { end, heard, makeFlow, say } from './flow-stage.ts';
import { createStage, LAMBDA, NUMBER, provide, type Stage } from './stage.ts';

const SUPPORT =
  'arn:aws:connect:us-east-1:111122223333:instance/c0c0c0c0-1111-4222-8333-444455556666/queue/5a000000-0000-4000-8000-0000000000a1';
const BILLING = SUPPORT.replace('5a000000-0000-4000-8000-0000000000a1', 'b1000000-0000-4000-8000-0000000000b2');
const done = action('done', 'EndFlowExecution');
const play = (text: string) =>
  action('play', 'MessageParticipantIteratively', { parameters: { Messages: [{ Text: text.padEnd(150, '.') }] } });
const hook = (name: string, flowArn: string, next: string) =>
  action(name, 'UpdateContactEventHooks', { parameters: { EventHooks: { [name]: flowArn } }, next, errors: { NoMatchingError: 'end' } });

/** An inbound flow that hooks the given flows and queues for Support. */
async function hooked(
  stage: Stage,
  hooks: readonly { readonly name: string; readonly type: string; readonly actions: readonly Record<string, unknown>[] }[],
) {
  const arns: [string, string][] = [];
  for (const { name, type, actions } of hooks) arns.push([name, await makeFlow(stage, { name, type, content: flow(...actions) })]);
  const set = arns.map(([name, arn], index) => hook(name, arn, arns[index + 1]?.[0] ?? 'choose'));
  const choose = action('choose', 'UpdateContactTargetQueue', {
    parameters: { QueueId: SUPPORT },
    next: 'queue',
    errors: { NoMatchingError: 'end' },
  });
  const queue = action('queue', 'TransferContactToQueue', { errors: { QueueAtCapacity: 'end', NoMatchingError: 'end' } });
  stage.connect.associateInboundFlow(
    NUMBER,
    await makeFlow(stage, { name: 'hooking', type: 'CONTACT_FLOW', content: flow(...set, choose, queue, end) }),
  );
}

describe('a hooked flow', () => {
  test('plays in the queue, over and over, until the agent answers', async () => {
    const stage = await createStage();
    await hooked(stage, [{ name: 'CustomerQueue', type: 'CUSTOMER_QUEUE', actions: [play('wait')] }]);
    stage.callIn();
    await stage.pass(25_000);
    expect(heard(stage)).toBe('wait');
    await stage.available('alice');
    await stage.pass(200);
    await stage.ask('alice', 'acceptContact');
    expect(stage.customer?.hears).toEqual([stage.arn.alice]);
  });

  test('is interrupted to the second, also in the middle of a message or of a pause in it', async () => {
    const stage = await createStage();
    const patience = action('patience', 'MessageParticipantIteratively', {
      parameters: { Messages: [{ SSML: '<speak>Hold.<break time="9s"/></speak>' }], InterruptFrequencySeconds: '20' },
      conditions: [['Equals', 'MessagesInterrupted', 'next']],
      errors: { NoMatchingError: 'next' },
    });
    const next = action('next', 'MessageParticipant', {
      parameters: { Text: 'x'.repeat(150) },
      next: 'done',
      errors: { NoMatchingError: 'done' },
    });
    await hooked(stage, [{ name: 'CustomerQueue', type: 'CUSTOMER_QUEUE', actions: [patience, next, done] }]);
    stage.callIn();
    await stage.pass(19_900);
    expect(stage.customer?.hears).toEqual(['prompt: Hold.']);
    await stage.pass(200);
    expect(heard(stage)).toBe('x'.repeat(150));
  });

  const moving = (to: string) => [
    action('patience', 'MessageParticipantIteratively', {
      parameters: { Messages: [{ Text: 'wait'.padEnd(150, '.') }], InterruptFrequencySeconds: '20' },
      conditions: [['Equals', 'MessagesInterrupted', 'move']],
      errors: { NoMatchingError: 'done' },
    }),
    action('move', 'DequeueContactAndTransferToQueue', {
      parameters: { QueueId: to },
      errors: { QueueAtCapacity: 'done', NoMatchingError: 'patience' },
    }),
    done,
  ];
  const hooking = (type: string, actions: readonly Record<string, unknown>[]) => [{ name: type, type: 'CUSTOMER_QUEUE', actions }];

  test.each([
    ['same', 'wait'],
    ['default', 'queue music'],
  ] as const)('goes with its caller to another queue, or does not: %s', async (queueFlowAfterDequeue, sound) => {
    const stage = await createStage({ assumptions: { queueFlowAfterDequeue } });
    await hooked(stage, hooking('CustomerQueue', moving(BILLING)));
    stage.callIn();
    await stage.pass(21_000);
    expect(stage.connect.truth.calls()[0]?.legs.map(({ initiationMethod }) => initiationMethod)).toEqual(['INBOUND', 'QUEUE_TRANSFER']);
    expect(heard(stage)).toBe(sound);
  });

  test('moves a caller eleven times, and keeps them where they are then', async () => {
    const stage = await createStage({ assumptions: { queueFlowAfterDequeue: 'same' } });
    await hooked(stage, hooking('CustomerQueue', moving(BILLING)));
    stage.callIn();
    await stage.pass(400_000);
    expect(stage.connect.truth.calls()[0]?.legs).toHaveLength(12);
    expect(heard(stage)).toBe('wait');
  });

  test('cannot move a caller who rings at an agent already, and can once nobody took them', async () => {
    const stage = await createStage();
    await hooked(stage, hooking('CustomerQueue', moving(BILLING)));
    stage.callIn();
    await stage.pass(10_000);
    await stage.available('alice');
    await stage.pass(15_000);
    expect(stage.connect.truth.calls()[0]?.legs).toHaveLength(1);
    await stage.pass(20_000);
    expect(stage.connect.truth.calls()[0]?.legs).toHaveLength(2);
  });

  test('plays while the customer is held', async () => {
    const stage = await createStage();
    await hooked(stage, [{ name: 'CustomerHold', type: 'CUSTOMER_HOLD', actions: [play('patience')] }]);
    await stage.available('alice');
    stage.callIn();
    await stage.pass(200);
    await stage.ask('alice', 'acceptContact');
    await stage.ask('alice', 'holdConnection', { connection: 'customer' });
    await stage.pass(12_000);
    expect(heard(stage)).toBe('patience');
    await stage.ask('alice', 'resumeConnection', { connection: 'customer' });
    await stage.pass(12_000);
    expect(stage.customer?.hears).toEqual([stage.arn.alice]);
  });

  test('whispers between acceptance and talk, to the agent first', async () => {
    const stage = await createStage({ delivery: { eventDelayMs: [0, 0] }, assumptions: { connectedToAgentEvent: 'after-whispers' } });
    await hooked(stage, [
      { name: 'AgentWhisper', type: 'AGENT_WHISPER', actions: [say('for the agent', 'done'), done] },
      { name: 'CustomerWhisper', type: 'CUSTOMER_WHISPER', actions: [say('for you', 'done'), done] },
    ]);
    await stage.available('alice');
    stage.callIn();
    await stage.pass(200);
    await stage.ask('alice', 'acceptContact');
    await stage.pass(5_000);
    expect([heard(stage), stage.sees('alice')]).toEqual(['', 'PendingBusy: connecting (self connecting, customer connected)']);
    await stage.pass(10_000);
    expect(heard(stage)).toBe('for you');
    await stage.pass(10_000);
    expect(stage.sees('alice')).toBe('Busy: connected (self connected, customer connected)');
    expect(stage.told().at(-1)).toEqual([2 * 150 * 65 + 200, 'c1 CONNECTED_TO_AGENT']);
  });

  test('takes over when the last agent has gone, on a contact of its own', async () => {
    const stage = await createStage();
    await hooked(stage, [{ name: 'CustomerRemaining', type: 'CONTACT_FLOW', actions: [say('survey'), end] }]);
    await stage.available('alice');
    stage.callIn();
    await stage.pass(200);
    await stage.ask('alice', 'acceptContact');
    await stage.ask('alice', 'destroyConnection', { connection: 'self' });
    expect(heard(stage)).toBe('survey');
    await stage.pass(12_000);
    expect(stage.customer?.state).toBe('ended');
    expect(stage.connect.truth.calls()[0]?.legs.map(({ initiationMethod }) => initiationMethod)).toEqual(['INBOUND', 'DISCONNECT']);
  });
});

/** A quick connect to bob whose transfer flow consists of the given actions before the usual ones. */
async function quickConnectTo(stage: Stage, name: string, actions: readonly Record<string, unknown>[]) {
  const { Actions: usual } = agentTransfer(LAMBDA);
  const content = flow(...actions, ...usual);
  const toBob = await makeFlow(stage, { name, type: 'AGENT_TRANSFER', content });
  const QuickConnectConfig = { QuickConnectType: 'USER', UserConfig: { UserArn: stage.arn.bob, ContactFlowArn: toBob } };
  const ref = await provide(stage.connect, 'QuickConnect', { Name: name, QuickConnectConfig });
  const body = JSON.stringify({ QuickConnectIds: [ref.split('/').at(-1)] });
  const path = `/queues/${stage.connect.instanceArn.split('/').at(-1)}/${SUPPORT.split('/').at(-1)}/associate-quick-connects`;
  await stage.connect.service.handle({ method: 'POST', path, query: new URLSearchParams(), headers: {}, body });
}

describe('a transfer flow', () => {
  const state = (value: string) =>
    action('state', 'UpdatePreviousContactParticipantState', {
      parameters: { PreviousContactParticipantState: value },
      next: 'tell',
      errors: { NoMatchingError: 'hang-up' },
    });

  test.each([
    ['AgentOnHold', 'Busy: connected (self hold, customer connected, third connected)'],
    ['CustomerOnHold', 'Busy: connected (self connected, customer hold, third connected)'],
    ['OffHold', 'Busy: connected (self connected, customer connected, third connected)'],
  ])('may set %s for the parent', async (value, seen) => {
    const stage = await createStage();
    await quickConnectTo(stage, 'state', [state(value)]);
    await stage.available('alice');
    stage.callIn();
    await stage.pass(1_000);
    await stage.ask('alice', 'acceptContact');
    await stage.consult('alice', 'state');
    await stage.pass(1_000);
    expect(stage.sees('alice')).toBe(seen);
  });

  test.each([
    ['True', 'Busy: connected (self connected, customer hold, third connected)'],
    ['False', 'Busy: connected (self connected, customer hold, third disconnected)'],
  ])('may reach an outside number; ContinueFlowExecution %s', async (goesOn, afterwards) => {
    const stage = await createStage();
    const outside = action('outside', 'TransferParticipantToThirdParty', {
      parameters: { ThirdPartyPhoneNumber: '+12065550188', ThirdPartyConnectionTimeLimitSeconds: '30', ContinueFlowExecution: goesOn },
      next: 'tell',
      errors: { CallFailed: 'hang-up', ConnectionTimeLimitExceeded: 'hang-up', NoMatchingError: 'hang-up' },
    });
    await quickConnectTo(stage, 'outside', [outside]);
    await stage.available('alice');
    stage.callIn();
    await stage.pass(1_000);
    await stage.ask('alice', 'acceptContact');
    await stage.consult('alice', 'outside');
    await stage.pass(5_000);
    const [phone] = stage.connect.phones.dialled();
    phone?.answer();
    expect(phone?.hears).toEqual([stage.arn.alice]);
    expect(stage.connect.truth.calls()[0]?.legs.map(({ initiationMethod }) => initiationMethod)).toEqual([
      'INBOUND',
      'TRANSFER',
      'EXTERNAL_OUTBOUND',
    ]);
    await stage.pass(5_000);
    phone?.hangUp();
    await stage.pass(1_000);
    expect(stage.sees('alice')).toBe(afterwards);
    const outsider = stage.connect.truth.calls()[0]?.parties.find(({ id }) => id === 'outside:+12065550188');
    expect((outsider?.leftAtMs ?? 0) - (outsider?.joinedAtMs ?? 0)).toBe(5_000);
  });

  test.each([
    ['busy', 'CallFailed'],
    ['ring', 'ConnectionTimeLimitExceeded'],
  ] as const)('goes on when the outside number is not reached: %s leads to %s', async (does, error) => {
    const stage = await createStage();
    stage.connect.phones.setBehaviour('+12065550188', { does });
    const outside = action('outside', 'TransferParticipantToThirdParty', {
      parameters: { ThirdPartyPhoneNumber: '+12065550188', ThirdPartyConnectionTimeLimitSeconds: '30', ContinueFlowExecution: 'True' },
      next: 'tell',
      errors: { CallFailed: 'CallFailed', ConnectionTimeLimitExceeded: 'ConnectionTimeLimitExceeded', NoMatchingError: 'tell' },
    });
    const { Actions } = flow(outside, say('tell'), say('CallFailed'), say('ConnectionTimeLimitExceeded'), end);
    stage.connect.associateInboundFlow(NUMBER, await makeFlow(stage, { name: 'x', type: 'CONTACT_FLOW', content: flow(...Actions) }));
    stage.callIn();
    await stage.pass(31_000);
    if (does === 'busy') expect(stage.connect.truth.calls()[0]?.legs[1]?.endedBy).toBe('network:TELECOM_BUSY');
    else expect(heard(stage)).toBe(error);
  });

  test('of an inbound call may hand the customer to an outside number', async () => {
    const stage = await createStage();
    const outside = action('outside', 'TransferParticipantToThirdParty', {
      parameters: { ThirdPartyPhoneNumber: '+12065550188', ThirdPartyConnectionTimeLimitSeconds: '30', ContinueFlowExecution: 'False' },
      errors: { NoMatchingError: 'end' },
    });
    stage.connect.associateInboundFlow(NUMBER, await makeFlow(stage, { name: 'x', type: 'CONTACT_FLOW', content: flow(outside, end) }));
    const caller = stage.callIn();
    await stage.pass(100);
    expect(caller.hears).toEqual(['ringing']);
    stage.connect.phones.dialled()[0]?.answer();
    await stage.pass(1);
    expect(caller.hears).toEqual(['outside:+12065550188']);
    stage.connect.phones.dialled()[0]?.hangUp();
    expect(caller.state).toBe('ended');
  });
});
