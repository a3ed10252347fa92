import { describe, expect, test } from 'vitest';
import { action, flow } from './flow-samples.ts';
import { contactDataOf, end, heard, inboundStage, invoke, makeFlow, say } from './flow-stage.ts';
import { CUSTOMER_NUMBER, createStage, LAMBDA, NUMBER, type Stage } from './stage.ts';

const SUPPORT =
  'arn:aws:connect:us-east-1:111122223333:instance/c0c0c0c0-1111-4222-8333-444455556666/queue/5a000000-0000-4000-8000-0000000000a1';
const BILLING = SUPPORT.replace('5a000000-0000-4000-8000-0000000000a1', 'b1000000-0000-4000-8000-0000000000b2');

/** Where a call has got to after the given time. */
async function reached(
  actions: readonly Record<string, unknown>[],
  { ms = 100, before }: { readonly ms?: number; readonly before?: (stage: Stage) => unknown } = {},
) {
  const stage = await inboundStage([...actions, say('yes'), say('no'), say('other'), end]);
  await before?.(stage);
  stage.callIn();
  await stage.pass(ms);
  return { stage, heard: heard(stage), notes: stage.connect.notes() };
}

const branch = (operator: string, operand: string) => [operator, operand, 'yes'] as const;
const compare = (value: string, operator: string, operand: string) =>
  action('compare', 'Compare', {
    parameters: { ComparisonValue: value },
    conditions: [branch(operator, operand)],
    errors: { NoMatchingCondition: 'no' },
  });
const check = (parameters: Record<string, unknown>, operator: string, operand: string, type = 'CheckMetricData') =>
  action('check', type, {
    parameters,
    conditions: [branch(operator, operand)],
    errors: { NoMatchingCondition: 'no', NoMatchingError: 'other' },
  });
const set = (attributes: Record<string, string>, next: string) =>
  action('set', 'UpdateContactAttributes', {
    parameters: { Attributes: attributes, TargetContact: 'Current' },
    next,
    errors: { NoMatchingError: 'other' },
  });
const choose = (parameters: Record<string, string>, next = 'queue') =>
  action('choose', 'UpdateContactTargetQueue', { parameters, next, errors: { NoMatchingError: 'other' } });
const queue = action('queue', 'TransferContactToQueue', { next: 'no', errors: { QueueAtCapacity: 'no', NoMatchingError: 'other' } });

describe('conditions', () => {
  const ROWS: readonly [value: string, operator: string, operand: string, to: 'yes' | 'no'][] = [
    ['a', 'Equals', 'a', 'yes'],
    ['a', 'Equals', 'b', 'no'],
    ['abc', 'TextStartsWith', 'ab', 'yes'],
    ['abc', 'TextStartsWith', 'bc', 'no'],
    ['abc', 'TextEndsWith', 'bc', 'yes'],
    ['abc', 'TextContains', 'b', 'yes'],
    ['7', 'NumberGreaterThan', '6', 'yes'],
    ['7', 'NumberGreaterThan', '7', 'no'],
    ['7', 'NumberGreaterOrEqualTo', '7', 'yes'],
    ['7', 'NumberLessThan', '10', 'yes'],
    ['7', 'NumberLessOrEqualTo', '6', 'no'],
    ['$.Channel', 'Equals', 'VOICE', 'yes'],
    ['$.CustomerEndpoint.Address', 'Equals', CUSTOMER_NUMBER, 'yes'],
    ['$.SystemEndpoint.Address', 'Equals', NUMBER, 'yes'],
    ["$.Attributes['never-set']", 'Equals', 'x', 'no'],
    ['$.Agent.ARN', 'TextStartsWith', 'arn', 'no'],
    ['call from $.CustomerEndpoint.Address', 'TextEndsWith', CUSTOMER_NUMBER, 'yes'],
  ];
  test.each(ROWS)('%s %s %s leads to %s', async (value, operator, operand, to) => {
    expect((await reached([compare(value, operator, operand)])).heard).toBe(to);
  });
});

describe('actions', () => {
  test('attributes are kept for the chain and told by an event', async () => {
    const { stage, heard: got } = await reached(
      [set({ topic: 'bill', from: '$.CustomerEndpoint.Address' }, 'compare'), compare('$.Attributes.topic', 'Equals', 'bill')],
      { ms: 1_000 },
    );
    expect(got).toBe('yes');
    expect(stage.arrived.events.map(({ event }) => event.detail)).toContainEqual(
      expect.objectContaining({ eventType: 'CONTACT_DATA_UPDATED', updatedProperties: ['UserDefinedAttributes'] }),
    );
  });

  test('attributes over 32 KB are refused', async () => {
    expect((await reached([set({ long: 'x'.repeat(33_000) }, 'yes')])).heard).toBe('other');
  });

  test('flow attributes live in the run', async () => {
    const update = action('update', 'UpdateFlowAttributes', {
      parameters: { FlowAttributes: { n: { Value: '3' } } },
      next: 'compare',
      errors: { NoMatchingError: 'other' },
    });
    expect((await reached([update, compare('$.FlowAttributes.n', 'Equals', '3')])).heard).toBe('yes');
  });

  test('a loop goes round so many times', async () => {
    const loop = action('loop', 'Loop', {
      parameters: { LoopCount: '2' },
      conditions: [
        ['Equals', 'ContinueLooping', 'again'],
        ['Equals', 'DoneLooping', 'yes'],
      ],
    });
    const again = action('again', 'MessageParticipant', {
      parameters: { Text: 'x'.repeat(10) },
      next: 'loop',
      errors: { NoMatchingError: 'loop' },
    });
    expect((await reached([loop, again], { ms: 2 * 650 - 1 })).heard).toBe('xxxxxxxxxx');
    expect((await reached([loop, again], { ms: 2 * 650 + 1 })).heard).toBe('yes');
  });

  test('waiting takes its time', async () => {
    const wait = action('wait', 'Wait', {
      parameters: { TimeLimitSeconds: '5' },
      conditions: [['Equals', 'WaitCompleted', 'yes']],
      errors: { NoMatchingError: 'other' },
    });
    expect((await reached([wait], { ms: 4_999 })).heard).toBe('');
    expect((await reached([wait], { ms: 5_001 })).heard).toBe('yes');
  });

  test.each([
    ['True', 'CheckHoursOfOperation', {}, 'yes'],
    ['NumberOfAgentsAvailable > 1', 'CheckMetricData', { MetricType: 'NumberOfAgentsAvailable', QueueId: SUPPORT }, 'no'],
    ['NumberOfAgentsAvailable > 0', 'CheckMetricData', { MetricType: 'NumberOfAgentsAvailable', QueueId: SUPPORT }, 'yes'],
    ['NumberOfContactsInQueue > 0', 'CheckMetricData', { MetricType: 'NumberOfContactsInQueue', QueueId: SUPPORT }, 'no'],
    ['NumberOfAgentsAvailable > 0 of an agent', 'CheckMetricData', { MetricType: 'NumberOfAgentsAvailable', AgentId: 'alice' }, 'yes'],
    ['an unknown metric', 'CheckMetricData', { MetricType: 'NumberOfCats', QueueId: SUPPORT }, 'other'],
  ] as const)('%s', async (what, type, parameters, to) => {
    const [operator, operand] = type === 'CheckMetricData' ? ['NumberGreaterThan', / > (\d)/.exec(what)?.[1] ?? '0'] : ['Equals', 'True'];
    const actions = [choose({ QueueId: SUPPORT }, 'check'), check(parameters, operator, operand, type)];
    expect((await reached(actions, { before: (stage) => stage.available('alice') })).heard).toBe(to);
  });

  test('a full queue takes nobody', async () => {
    const setUp = { ...(await import('../../../local/connect/instance.ts')).EXISTING_INSTANCE };
    const small = { ...setUp, queues: setUp.queues.map((one) => ({ ...one, maxContacts: 1 })) };
    const stage = await inboundStage([choose({ QueueId: SUPPORT }), queue, say('no'), say('other'), end], { setUp: small });
    stage.callIn();
    const second = stage.callIn();
    await stage.pass(100);
    expect(second.hears).toEqual([expect.stringMatching(/^prompt: no/)]);
  });

  test('an agent may be chosen by login, and their own queue rings only them', async () => {
    const { stage } = await reached([choose({ AgentId: 'bob' }), queue], { ms: 1_000, before: (one) => one.available('alice', 'bob') });
    expect([stage.sees('alice'), stage.sees('bob')]).toEqual([
      'Available',
      'PendingBusy: connecting (self connecting, customer connected)',
    ]);
  });

  test('a menu leads on by the key pressed', async () => {
    const menu = action('menu', 'GetParticipantInput', {
      parameters: { Text: 'Press.', InputTimeLimitSeconds: '5', StoreInput: 'False' },
      conditions: [['Equals', '1', 'yes']],
      errors: { InputTimeLimitExceeded: 'no', NoMatchingCondition: 'other', NoMatchingError: 'other' },
    });
    const stage = await inboundStage([menu, say('yes'), say('no'), say('other'), end]);
    for (const [digits, expected] of [
      ['1', 'yes'],
      ['7', 'other'],
      ['', 'no'],
    ] as const) {
      const caller = stage.callIn();
      await stage.pass(1_000);
      stage.connect.press(caller, digits);
      await stage.pass(4_500);
      expect(heard(stage)).toBe(expected);
    }
  });

  test('stored input ends with the terminator', async () => {
    const ask = action('ask', 'GetParticipantInput', {
      parameters: { Text: 'Account?', InputTimeLimitSeconds: '9', StoreInput: 'True' },
      next: 'compare',
      errors: { NoMatchingError: 'other' },
    });
    const { stage } = await reached([ask, compare('$.StoredCustomerInput', 'Equals', '4711')]);
    if (stage.customer) stage.connect.press(stage.customer, '4711#');
    await stage.pass(1_000);
    expect(heard(stage)).toBe('yes');
  });

  test('another flow goes on with the same contact', async () => {
    const stage = await createStage();
    const next = await makeFlow(stage, { name: 'next', type: 'CONTACT_FLOW', content: flow(say('yes'), end) });
    const jump = action('jump', 'TransferToFlow', { parameters: { ContactFlowId: next }, errors: { NoMatchingError: 'end' } });
    stage.connect.associateInboundFlow(NUMBER, await makeFlow(stage, { name: 'first', type: 'CONTACT_FLOW', content: flow(jump, end) }));
    stage.callIn();
    await stage.pass(100);
    expect(heard(stage)).toBe('yes');
    expect(stage.connect.truth.calls()[0]?.legs).toHaveLength(1);
  });

  test('a queue flow moves its caller to another queue as a new contact', async () => {
    const stage = await createStage({ delivery: { eventDelayMs: [0, 0] } });
    const move = action('move', 'DequeueContactAndTransferToQueue', {
      parameters: { QueueId: BILLING },
      errors: { QueueAtCapacity: 'done', NoMatchingError: 'done' },
    });
    const patience = action('patience', 'Wait', {
      parameters: { TimeLimitSeconds: '10' },
      conditions: [['Equals', 'WaitCompleted', 'move']],
      errors: { NoMatchingError: 'move' },
    });
    const waiting = await makeFlow(stage, {
      name: 'waiting',
      type: 'CUSTOMER_QUEUE',
      content: flow(patience, move, action('done', 'EndFlowExecution')),
    });
    const hook = action('hook', 'UpdateContactEventHooks', {
      parameters: { EventHooks: { CustomerQueue: waiting } },
      next: 'choose',
      errors: { NoMatchingError: 'end' },
    });
    const content = flow(hook, choose({ QueueId: SUPPORT }), queue, say('no'), say('other'), end);
    stage.connect.associateInboundFlow(NUMBER, await makeFlow(stage, { name: 'first', type: 'CONTACT_FLOW', content }));
    await stage.available('carol');
    stage.callIn();
    await stage.pass(11_000);
    expect(stage.sees('carol')).toBe('PendingBusy: connecting (self connecting, customer connected)');
    expect(stage.told().map(([, what]) => what)).toEqual(['c1 INITIATED', 'c1 QUEUED', 'c2 INITIATED', 'c1 DISCONNECTED', 'c2 QUEUED']);
    expect(stage.connect.truth.calls()[0]?.legs[1]).toMatchObject({
      initiationMethod: 'QUEUE_TRANSFER',
      askedBy: null,
      parentContactId: expect.any(String),
    });
  });

  test.each([true, false])(
    'a callback rings the agent first and dials the customer then; told to the system: %s',
    async (connectedToSystemOnCallback) => {
      const stage = await createStage({ delivery: { eventDelayMs: [0, 0] }, assumptions: { connectedToSystemOnCallback } });
      const callBack = action('call-back', 'CreateCallbackContact', {
        parameters: { InitialCallDelaySeconds: '30', MaximumConnectionAttempts: '1', RetryDelaySeconds: '60', QueueId: SUPPORT },
        next: 'end',
        errors: { NoMatchingError: 'end' },
      });
      const number = action('number', 'UpdateContactCallbackNumber', {
        parameters: { CallbackNumber: '$.CustomerEndpoint.Address' },
        next: 'call-back',
        errors: { InvalidCallbackNumber: 'end', CallbackNumberNotDialable: 'end' },
      });
      stage.connect.associateInboundFlow(
        NUMBER,
        await makeFlow(stage, { name: 'first', type: 'CONTACT_FLOW', content: flow(number, callBack, end) }),
      );
      await stage.available('alice');
      const caller = stage.callIn();
      await stage.pass(30_200);
      expect(caller.state).toBe('ended');
      expect(stage.sees('alice')).toBe('PendingBusy: incoming (self connecting)');
      await stage.ask('alice', 'acceptContact');
      expect(stage.sees('alice')).toBe('CallingCustomer: connecting (self connected, customer connecting)');
      await stage.pass(5_000);
      stage.connect.phones.dialled()[0]?.answer();
      expect(stage.sees('alice')).toBe('Busy: connected (self connected, customer connected)');
      await stage.ask('alice', 'destroyConnection', { connection: 'self' });
      await stage.ask('alice', 'clearContact');
      await stage.pass(1);
      expect(stage.told().map(([, what]) => what)).toEqual([
        'c1 INITIATED',
        'c2 INITIATED',
        'c1 DISCONNECTED',
        'c2 QUEUED',
        'c2 CONNECTED_TO_AGENT',
        ...(connectedToSystemOnCallback ? ['c2 CONNECTED_TO_SYSTEM'] : []),
        'c2 DISCONNECTED',
        'c2 COMPLETED',
      ]);
    },
  );

  test('the priority goes before the age', async () => {
    const urgent = action('urgent', 'UpdateContactRoutingBehavior', { parameters: { QueuePriority: '1' }, next: 'choose' });
    const stage = await inboundStage([
      compare('$.CustomerEndpoint.Address', 'Equals', '+12065550111'),
      { ...urgent, Identifier: 'yes' },
      { ...choose({ QueueId: SUPPORT }), Identifier: 'no' },
      choose({ QueueId: SUPPORT }),
      queue,
      say('other'),
      end,
    ]);
    stage.connect.phones.callIn({ from: '+12065550122', to: NUMBER });
    await stage.pass(1_000);
    stage.connect.phones.callIn({ from: '+12065550111', to: NUMBER });
    await stage.pass(1_000);
    await stage.available('alice');
    await stage.pass(1_000);
    expect(stage.contact('alice').customerEndpoint).toMatchObject({ phoneNumber: '+12065550111' });
  });
});

describe('functions', () => {
  test('get the documented payload; a first contact is its own parent there', async () => {
    const { stage, heard: got } = await reached([
      invoke('compare', 'no', { LambdaInvocationAttributes: { kind: 'x', who: '$.CustomerEndpoint.Address' } }),
      compare('$.External.recorded', 'Equals', 'true'),
    ]);
    expect(got).toBe('yes');
    const [call] = stage.arrived.calls;
    const data = contactDataOf(call);
    expect(call).toMatchObject({
      functionArn: LAMBDA,
      sourceArn: stage.connect.instanceArn,
      sourceAccount: '111122223333',
      timeLimitMs: 8_000,
    });
    expect(call?.payload).toMatchObject({ Name: 'ContactFlowEvent', Details: { Parameters: { kind: 'x', who: CUSTOMER_NUMBER } } });
    expect(data?.InitialContactId).toBe(data?.ContactId);
    expect(data?.PreviousContactId).toBe(data?.ContactId);
    expect(Object.keys(data ?? {}).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'Attributes',
      'AwsRegion',
      'Channel',
      'ContactId',
      'CustomerEndpoint',
      'CustomerId',
      'Description',
      'InitialContactId',
      'InitiationMethod',
      'InstanceARN',
      'LanguageCode',
      'MediaStreams',
      'Name',
      'PreviousContactId',
      'Queue',
      'References',
      'RelatedContactId',
      'SegmentAttributes',
      'SystemEndpoint',
      'Tags',
    ]);
  });

  test('that fail are tried four times, then the error branch goes on', async () => {
    const failing = (stage: Stage) => {
      stage.answer = () => {
        throw new Error('throttled');
      };
    };
    const { stage, heard: got, notes } = await reached([invoke('yes', 'no')], { before: failing, ms: 1_000 });
    expect(got).toBe('no');
    expect(stage.arrived.calls).toHaveLength(4);
    expect(notes).toHaveLength(4);
  });

  test('that fail once are tried again', async () => {
    const once = (stage: Stage) => {
      stage.answer = () => {
        stage.answer = () => ({ recorded: 'true' });
        throw new Error('throttled');
      };
    };
    expect((await reached([invoke('yes', 'no')], { before: once, ms: 1_000 })).heard).toBe('yes');
  });

  test.each([
    ['no object', 'text'],
    ['a list', []],
    ['nested where a flat map is asked', { a: { b: 1 } }],
    ['more than 32 KB', { a: 'x'.repeat(33_000) }],
  ])('that answer %s lead to the error branch', async (_what, answer) => {
    const before = (stage: Stage) => {
      stage.answer = () => answer;
    };
    expect((await reached([invoke('yes', 'no')], { before, ms: 1_000 })).heard).toBe('no');
  });

  test('may answer JSON where the flow asks for it', async () => {
    const before = (stage: Stage) => {
      stage.answer = () => ({ a: { b: 'c' } });
    };
    const actions = [invoke('compare', 'no', { ResponseValidation: { ResponseType: 'JSON' } }), compare('$.External.a.b', 'Equals', 'c')];
    expect((await reached(actions, { before })).heard).toBe('yes');
  });

  test('that are not associated are not called, and a note says so', async () => {
    const { stage, heard: got, notes } = await reached([invoke('yes', 'no', { LambdaFunctionARN: `${LAMBDA}-other` })]);
    expect(got).toBe('no');
    expect(stage.arrived.calls).toEqual([]);
    expect(notes).toEqual([`Flow "under test": the function ${LAMBDA}-other is not associated with the instance`]);
  });

  test('of a caller who has hung up meanwhile change nothing', async () => {
    const before = (stage: Stage) => {
      stage.answer = async () => {
        await Promise.resolve();
        stage.customer?.hangUp();
        return { recorded: 'true' };
      };
    };
    const { stage } = await reached([invoke('yes', 'no')], { before, ms: 5_000 });
    expect(stage.connect.truth.calls()[0]?.legs[0]).toMatchObject({ endedBy: 'customer' });
    expect(stage.connect.notes()).toEqual([]);
  });
});

describe('a running flow', () => {
  test('that goes round in a circle is ended with a note', async () => {
    const circle = action('compare', 'Compare', {
      parameters: { ComparisonValue: 'a' },
      conditions: [['Equals', 'a', 'compare']],
      errors: { NoMatchingCondition: 'end' },
    });
    const { stage, notes } = await reached([circle]);
    expect(notes).toEqual(['Flow "under test": it goes round in a circle without time passing']);
    expect(stage.customer?.state).toBe('ended');
  });

  test('that a number lacks takes no call', async () => {
    const stage = await createStage();
    expect(() => stage.connect.phones.callIn({ from: CUSTOMER_NUMBER, to: '+12065550109' })).toThrow('none of this instance');
    expect(() => stage.connect.associateInboundFlow('+12065550109', SUPPORT)).toThrow('none of this instance');
    expect(() => stage.connect.associateInboundFlow(NUMBER, SUPPORT)).toThrow('no inbound flow');
  });
});
