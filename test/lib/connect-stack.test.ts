import { Match, type Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import type { OfferPlan } from '../../contract/offer-plan.ts';
import { ARNS, type Resource, resourcesOf, templatesOf } from './stacks.ts';
import { unpacked } from './unpacked.ts';

const { connect } = templatesOf();

/** Properties of the resources of a type, by the name agents see. */
const byName = (template: Template, type: string) =>
  Object.fromEntries(Object.values(resourcesOf(template, type)).map(({ Properties }) => [Properties.Name as string, Properties]));
const flowText = (template: Template, name: string) => JSON.stringify(byName(template, 'AWS::Connect::ContactFlow')[name]?.Content);

/** What is offered where, from the custom resource. */
function planOf(template: Template): OfferPlan {
  const [offer] = Object.values(template.findResources('Custom::QueueQuickConnects'));
  return unpacked(offer?.Properties.Plan) as OfferPlan;
}

describe('quick connects', () => {
  const all = byName(connect, 'AWS::Connect::QuickConnect');

  test('there is one for every colleague, team and outside number', () => {
    expect(Object.keys(all)).toEqual(['Ana', 'Ben', 'Support', 'Billing', 'Courier']);
  });

  test('a colleague is reached by the agent-transfer flow', () => {
    expect(all.Ana?.QuickConnectConfig).toEqual({
      QuickConnectType: 'USER',
      UserConfig: {
        UserArn: ARNS.user(1),
        ContactFlowArn: { 'Fn::GetAtt': [expect.stringMatching(/^FlowsAGENTTRANSFER/), 'ContactFlowArn'] },
      },
    });
  });

  test('a team is reached by the queue-transfer flow, whether its queue exists or is created', () => {
    const flow = { 'Fn::GetAtt': [expect.stringMatching(/^FlowsQUEUETRANSFER/), 'ContactFlowArn'] };
    expect(all.Support?.QuickConnectConfig).toEqual({
      QuickConnectType: 'QUEUE',
      QueueConfig: { QueueArn: ARNS.queue(1), ContactFlowArn: flow },
    });
    expect(all.Billing?.QuickConnectConfig).toEqual({
      QuickConnectType: 'QUEUE',
      QueueConfig: { QueueArn: { 'Fn::GetAtt': [expect.stringMatching(/^Queues/), 'QueueArn'] }, ContactFlowArn: flow },
    });
  });

  test('an outside number is dialled, no flow runs', () => {
    expect(all.Courier?.QuickConnectConfig).toEqual({ QuickConnectType: 'PHONE_NUMBER', PhoneConfig: { PhoneNumber: '+12065550123' } });
  });

  test('keep their logical ids when lines of the config change places, so that none is replaced', () => {
    const agents = [
      { name: 'Ben', userArn: ARNS.user(2) },
      { name: 'Ana', userArn: ARNS.user(1) },
    ];
    const ids = (template: Template) =>
      Object.fromEntries(
        Object.entries(resourcesOf(template, 'AWS::Connect::QuickConnect')).map(([id, { Properties }]) => [Properties.Name, id]),
      );
    expect(ids(templatesOf({ agents }).connect)).toEqual(ids(connect));
  });

  test('no name and no number stands in a logical id', () => {
    const ids = Object.keys(resourcesOf(connect, 'AWS::Connect::QuickConnect')).join(' ');
    expect(ids).not.toMatch(/Ana|Courier|2065550123/);
  });
});

describe('the directory', () => {
  test('every queue offers everything, unless the config says which', () => {
    const names = ['Ana', 'Ben', 'Support', 'Billing', 'Courier'];
    expect(planOf(connect).offers).toEqual([{ queues: ['Support', 'Billing'], quickConnects: names }]);
    expect(planOf(templatesOf({ offeredOn: ['Support', 'Support'] }).connect).offers).toEqual([
      { queues: ['Support'], quickConnects: names },
    ]);
    const groups = ['Billing', { queues: ['Support'], names: ['Ana', 'Courier'] }];
    expect(planOf(templatesOf({ offeredOn: groups }).connect).offers).toEqual([
      { queues: ['Billing'], quickConnects: names },
      { queues: ['Support'], quickConnects: ['Ana', 'Courier'] },
    ]);
  });

  test('knows a queue that is created by the ARN it gets, and no number', () => {
    expect(planOf(connect).queues).toEqual([
      { name: 'Support', arn: ARNS.queue(1) },
      { name: 'Billing', arn: null },
    ]);
    const [resource] = Object.values(connect.findResources('Custom::QueueQuickConnects'));
    expect(resource?.Properties.CreatedQueueArns).toEqual([{ 'Fn::GetAtt': [expect.stringMatching(/^Queues/), 'QueueArn'] }]);
    expect(JSON.stringify(planOf(connect))).not.toContain('2065550123');
  });

  test('is filled by our own function, which CloudFormation calls itself', () => {
    connect.hasResourceProperties('Custom::QueueQuickConnects', {
      ServiceToken: { 'Fn::GetAtt': [Match.stringLikeRegexp('associatequickconnects'), 'Arn'] },
      InstanceId: '12345678-1234-4234-8234-123456789012',
    });
  });
});

describe('the names of the config', () => {
  test('are written into the ledger, those of created queues by the ARN they get', () => {
    const [names] = Object.values(resourcesOf(connect, 'Custom::Names'));
    expect(unpacked(names?.Properties.Names)).toMatchObject({
      agents: [{ name: 'Ana' }, { name: 'Ben' }],
      queues: [
        { arn: ARNS.queue(1), name: 'Support' },
        { arn: null, name: 'Billing' },
      ],
      settings: {
        context: { attributes: expect.any(Array), caseUrl: null },
        dispositions: expect.any(Array),
        crm: null,
        outsideNumbers: null,
      },
      outside: null,
    });
    expect(names?.Properties.CreatedQueueArns).toEqual([{ 'Fn::GetAtt': [expect.stringMatching(/^Queues/), 'QueueArn'] }]);
  });
});

describe('flows', () => {
  test('the instance may call the function, and the transfer flows do', () => {
    connect.hasResourceProperties('AWS::Connect::IntegrationAssociation', {
      InstanceId: ARNS.instance,
      IntegrationType: 'LAMBDA_FUNCTION',
      IntegrationArn: { 'Fn::ImportValue': Match.stringLikeRegexp('onlegstart') },
    });
    for (const name of ['Consult Call - agent transfer', 'Consult Call - queue transfer']) {
      expect(flowText(connect, name)).toMatch(/Fn::ImportValue":"[^"]*onlegstart/);
    }
  });

  test('bring callers back whom nobody answers: the transfer flows hook the waiting flow, which asks our function', () => {
    expect(flowText(connect, 'Consult Call - waiting')).toMatch(/Fn::ImportValue":"[^"]*choosereturn/);
    for (const name of ['Consult Call - agent transfer', 'Consult Call - queue transfer'])
      expect(flowText(connect, name)).toMatch(/CustomerQueue[^}]*FlowsCUSTOMERQUEUE/);
    connect.hasResourceProperties('AWS::Connect::IntegrationAssociation', {
      IntegrationArn: { 'Fn::ImportValue': Match.stringLikeRegexp('choosereturn') },
    });
  });

  test('bring nobody back where the config says so, and then no flow asks the function', () => {
    const { connect: off } = templatesOf({ handOver: { comesBack: 'off' } });
    expect(Object.keys(byName(off, 'AWS::Connect::ContactFlow'))).toHaveLength(2);
    expect(flowText(off, 'Consult Call - agent transfer')).not.toContain('UpdateContactEventHooks');
    off.resourceCountIs('AWS::Connect::IntegrationAssociation', 1);
    expect(JSON.stringify(off.toJSON())).not.toContain('choosereturn');
  });

  test('play a prompt of the instance to those who wait, where the config names one', () => {
    const musicArn = `${ARNS.instance}/prompt/00000000-0000-4000-8000-000000000001`;
    expect(flowText(templatesOf({ handOver: { musicArn } }).connect, 'Consult Call - waiting')).toContain(musicArn);
    expect(flowText(connect, 'Consult Call - waiting')).not.toContain('PromptId');
  });

  test('speak the language of the config, in its voice, with the words that the config has of its own', () => {
    const spoken = templatesOf({ spoken: { language: 'de-DE', texts: { teamNotReached: 'Keiner da.' } } }).connect;
    const [agent, queue] = ['agent', 'queue'].map((who) => flowText(spoken, `Consult Call - ${who} transfer`));
    expect(agent).toContain('Die gewünschte Person');
    expect(queue).toContain('Keiner da.');
    for (const flow of [agent, queue]) expect(flow).toContain('Vicki');
    expect(flowText(connect, 'Consult Call - agent transfer')).not.toContain('UpdateContactTextToSpeechVoice');
  });

  test('a hold flow is created and hooked for whom the config names, and for nobody else', () => {
    const held = templatesOf({ hold: { customer: {} } }).connect;
    const types = (template: Template) => Object.values(byName(template, 'AWS::Connect::ContactFlow')).map(({ Type }) => String(Type));
    expect(types(connect).filter((type) => type.endsWith('_HOLD'))).toEqual([]);
    expect(types(held).filter((type) => type.endsWith('_HOLD'))).toEqual(['CUSTOMER_HOLD']);
    const transfer = flowText(held, 'Consult Call - agent transfer');
    expect(transfer).toContain('CustomerHold');
    expect(transfer).not.toContain('AgentHold');
    expect(Object.keys(held.toJSON().Outputs)).toContain('CustomerHoldFlow');
  });

  test.each([
    ['AgentWhisper', 'AGENT_WHISPER', 'agent whisper', 'off', false],
    ['CustomerWhisper', 'CUSTOMER_WHISPER', 'customer whisper', 'on', true],
  ] as const)('a whisper is created and hooked as %s where the config asks for it', (hook, type, name, flowLogs, isUnlogged) => {
    const whispering = templatesOf({ whisper: { hook }, flowLogs }).connect;
    const types = Object.values(byName(whispering, 'AWS::Connect::ContactFlow')).map(({ Type }) => String(Type));
    expect(types.filter((one) => one.endsWith('_WHISPER'))).toEqual([type]);
    for (const who of ['agent', 'queue']) expect(flowText(whispering, `Consult Call - ${who} transfer`)).toContain(hook);
    expect(flowText(whispering, `Consult Call - ${name}`).includes('UpdateFlowLoggingBehavior')).toBe(isUnlogged);
    expect(flowText(connect, 'Consult Call - agent transfer')).not.toContain('Whisper');
  });

  test('leave the recording as it is unless the config says otherwise', () => {
    expect(flowText(connect, 'Consult Call - agent transfer')).not.toContain('UpdateContactRecordingBehavior');
    const recorded = flowText(templatesOf({ consultRecording: 'on' }).connect, 'Consult Call - agent transfer');
    expect(recorded).toContain(String.raw`RecordedParticipants\":[\"Agent\",\"Customer\"]`);
    expect(flowText(templatesOf({ consultRecording: 'off' }).connect, 'Consult Call - queue transfer')).toContain(
      String.raw`RecordedParticipants\":[]`,
    );
  });

  test('the sample is created only when the config asks for it, with the queue of the config', () => {
    expect(Object.keys(byName(connect, 'AWS::Connect::ContactFlow'))).toHaveLength(3);
    const sampling = templatesOf({ sampleInbound: { queue: 'Support' } }).connect;
    expect(flowText(sampling, 'Consult Call - sample inbound')).toContain(ARNS.queue(1));
    sampling.hasOutput('SampleInboundFlow', { Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('^FlowsCONTACTFLOW'), 'ContactFlowArn'] } });
  });
});

describe('the control API of the instance', () => {
  test('is called for one resource after the other', () => {
    const all = Object.entries(connect.toJSON().Resources as Record<string, Resource>).filter(
      ([, { Type }]) => Type.startsWith('AWS::Connect::') || Type === 'Custom::QueueQuickConnects',
    );
    const order: string[] = [];
    let waiting = all;
    while (waiting.length > 0) {
      const free = waiting.filter(([, { DependsOn = [] }]) => ![DependsOn].flat().some((id) => waiting.some(([other]) => other === id)));
      expect(free.map(([id]) => id)).toHaveLength(1);
      order.push(free[0]?.[1].Type ?? '');
      waiting = waiting.filter((entry) => entry !== free[0]);
    }
    expect([...new Set(order)]).toEqual([
      'AWS::Connect::IntegrationAssociation',
      'AWS::Connect::Queue',
      'AWS::Connect::ContactFlow',
      'AWS::Connect::QuickConnect',
      'Custom::QueueQuickConnects',
    ]);
  });

  test('the largest config fits into one stack', () => {
    const agents = Array.from({ length: 397 }, (_, n) => ({ name: `Person ${n}`, userArn: ARNS.user(n) }));
    expect(Object.keys(templatesOf({ agents }).connect.toJSON().Resources).length).toBeLessThanOrEqual(500);
  });
});
