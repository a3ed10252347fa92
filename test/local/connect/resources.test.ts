import { describe, expect, test } from 'vitest';
import type { SimulatedConnect } from '../../../local/connect/connect.ts';
import { isOpen } from '../../../local/connect/resources/opening.ts';
import { action, flow, inbound } from './flow-samples.ts';
import { end, heard, makeFlow, say } from './flow-stage.ts';
import { createStage, LAMBDA, NUMBER, provide, type Stage } from './stage.ts';

const UUID = '[0-9a-f-]{36}';
const HOURS = 'operating-hours/40000000-0000-4000-8000-0000000000c3';

describe('resources', () => {
  const arn = ({ instanceArn }: SimulatedConnect, rest: string) => `${instanceArn}/${rest}`;
  const ROWS: readonly [type: string, properties: (connect: SimulatedConnect) => Record<string, unknown>, ref: string][] = [
    ['ContactFlow', () => ({ Name: 'n', Type: 'CONTACT_FLOW', Content: JSON.stringify(inbound('q')) }), `/contact-flow/${UUID}$`],
    [
      'QuickConnect',
      () => ({ Name: 'n', QuickConnectConfig: { QuickConnectType: 'PHONE_NUMBER', PhoneConfig: { PhoneNumber: '+12065550133' } } }),
      `/transfer-destination/${UUID}$`,
    ],
    ['Queue', (connect) => ({ Name: 'n', HoursOfOperationArn: arn(connect, HOURS) }), `/queue/${UUID}$`],
    ['HoursOfOperation', () => ({ Name: 'n', TimeZone: 'UTC', Config: [] }), `/operating-hours/${UUID}$`],
    ['IntegrationAssociation', () => ({ IntegrationType: 'LAMBDA_FUNCTION', IntegrationArn: `${LAMBDA}-2` }), `^${UUID}$`],
    ['ApprovedOrigin', () => ({ Origin: 'https://desk.example.com' }), `^arn.*\\|https://desk.example.com$`],
    ['InstanceStorageConfig', () => ({ ResourceType: 'CALL_RECORDINGS', StorageType: 'S3' }), `^arn.*\\|${UUID}\\|CALL_RECORDINGS$`],
  ];
  test.each(ROWS)('%s is made; Ref gives what CloudFormation gives', async (type, properties, ref) => {
    const { connect } = await createStage();
    expect(await provide(connect, type, properties(connect))).toMatch(new RegExp(ref));
  });

  const REFUSED: readonly [what: string, type: string, properties: (stage: Stage) => Record<string, unknown>, message: string][] = [
    [
      'a name that is taken',
      'ContactFlow',
      () => ({ Name: 'inbound', Type: 'CONTACT_FLOW', Content: '{}' }),
      'DuplicateResourceException: the name "inbound" is taken',
    ],
    [
      'a flow that is no JSON',
      'ContactFlow',
      () => ({ Name: 'n', Type: 'CONTACT_FLOW', Content: '{' }),
      'InvalidContactFlowException: the content is no JSON',
    ],
    [
      'an unknown flow type',
      'ContactFlow',
      () => ({ Name: 'n', Type: 'CAMPAIGN', Content: '{}' }),
      'InvalidParameterException: flow type CAMPAIGN is not supported',
    ],
    ['a missing name', 'ContactFlow', () => ({ Type: 'CONTACT_FLOW' }), 'InvalidParameterException: Name must be a text, got undefined'],
    [
      'a second stream of one kind',
      'InstanceStorageConfig',
      () => ({ ResourceType: 'AGENT_EVENTS', StorageType: 'KINESIS_STREAM' }),
      'ResourceConflictException: the instance has a storage configuration for AGENT_EVENTS already',
    ],
    [
      'a stream without its configuration',
      'InstanceStorageConfig',
      () => ({ ResourceType: 'MEDIA_STREAMS', StorageType: 'KINESIS_STREAM' }),
      'InvalidParameterException: KinesisStreamConfig must be an object',
    ],
    [
      'a function twice',
      'IntegrationAssociation',
      () => ({ IntegrationType: 'LAMBDA_FUNCTION', IntegrationArn: LAMBDA }),
      `DuplicateResourceException: ${LAMBDA} is already associated`,
    ],
    [
      'another kind of integration',
      'IntegrationAssociation',
      () => ({ IntegrationType: 'LEX_BOT', IntegrationArn: 'x' }),
      'InvalidParameterException: integration type LEX_BOT is not supported',
    ],
    [
      'an origin without https',
      'ApprovedOrigin',
      () => ({ Origin: 'http://desk.example.com' }),
      'InvalidParameterException: http://desk.example.com is no origin that may be approved',
    ],
    [
      'a queue without hours',
      'Queue',
      () => ({ Name: 'n', HoursOfOperationArn: 'x' }),
      'ResourceNotFoundException: Hours of operation x does not exist',
    ],
    [
      'a quick connect to nobody',
      'QuickConnect',
      () => ({ Name: 'n', QuickConnectConfig: { QuickConnectType: 'USER', UserConfig: { UserArn: 'x', ContactFlowArn: 'y' } } }),
      'ResourceNotFoundException: User x does not exist',
    ],
    [
      'a quick connect without a flow',
      'QuickConnect',
      ({ arn }) => ({ Name: 'n', QuickConnectConfig: { QuickConnectType: 'USER', UserConfig: { UserArn: arn.bob, ContactFlowArn: 'y' } } }),
      'ResourceNotFoundException: Contact flow y does not exist',
    ],
    [
      'a quick connect of an unknown kind',
      'QuickConnect',
      () => ({ Name: 'n', QuickConnectConfig: { QuickConnectType: 'FLOW' } }),
      'InvalidParameterException: quick connect type FLOW is not supported',
    ],
    [
      'a quick connect to no number',
      'QuickConnect',
      () => ({ Name: 'n', QuickConnectConfig: { QuickConnectType: 'PHONE_NUMBER', PhoneConfig: { PhoneNumber: '0800' } } }),
      'InvalidParameterException: PhoneNumber must be in E.164 format',
    ],
    [
      'a resource for another instance',
      'Queue',
      () => ({ InstanceArn: 'other', Name: 'n' }),
      'ResourceNotFoundException: Test is for instance other',
    ],
  ];
  test.each(REFUSED)('refused: %s', async (_what, type, properties, message) => {
    const stage = await createStage();
    await expect(provide(stage.connect, type, properties(stage))).rejects.toThrow(message);
  });

  test('a quick connect needs the flow type of its kind', async () => {
    const { connect, arn: agents } = await createStage();
    const flow = await provide(connect, 'ContactFlow', { Name: 'n', Type: 'CONTACT_FLOW', Content: JSON.stringify(inbound('q')) });
    const UserConfig = { UserArn: agents.bob, ContactFlowArn: flow };
    await expect(
      provide(connect, 'QuickConnect', { Name: 'n', QuickConnectConfig: { QuickConnectType: 'USER', UserConfig } }),
    ).rejects.toThrow('flow "n" is of type CONTACT_FLOW, needed is AGENT_TRANSFER');
  });

  test('a queue may come with its quick connects', async () => {
    const { connect } = await createStage();
    const config = { QuickConnectType: 'PHONE_NUMBER', PhoneConfig: { PhoneNumber: '+12065550133' } };
    const quickConnect = await provide(connect, 'QuickConnect', { Name: 'n', QuickConnectConfig: config });
    const queue = await provide(connect, 'Queue', {
      Name: 'n',
      HoursOfOperationArn: arn(connect, HOURS),
      QuickConnectArns: [quickConnect],
      MaxContacts: 3,
    });
    const path = `/queues/${connect.instanceArn.split('/').at(-1)}/${queue.split('/').at(-1)}/quick-connects`;
    const { body } = await connect.service.handle({ method: 'GET', path, query: new URLSearchParams(), headers: {}, body: '' });
    expect(JSON.parse(body)).toMatchObject({ QuickConnectSummaryList: [{ Name: 'n' }] });
  });

  test('an origin is approved once, with a slash or without', async () => {
    const { connect } = await createStage();
    await provide(connect, 'ApprovedOrigin', { Origin: 'https://desk.example.com' });
    const again = provide(connect, 'ApprovedOrigin', { Origin: 'https://desk.example.com/' });
    await expect(again).rejects.toThrow('DuplicateResourceException: https://desk.example.com is approved already');
  });

  test('approved origins are kept without a slash', async () => {
    const { connect } = await createStage();
    await provide(connect, 'ApprovedOrigin', { Origin: 'http://localhost:4501/' });
    expect(connect.approvedOrigins()).toEqual(['http://localhost:4501']);
  });
});

describe('hours of operation', () => {
  const hours = {
    id: '',
    arn: '',
    name: '',
    timeZone: 'Europe/Berlin',
    days: [{ day: 'SATURDAY', fromMinute: 9 * 60, toMinute: 17 * 60 + 30 }],
  };
  test.each([
    ['2026-11-21T08:00:00Z', true],
    ['2026-11-21T07:59:00Z', false],
    ['2026-11-21T16:29:00Z', true],
    ['2026-11-21T16:30:00Z', false],
    ['2026-11-22T12:00:00Z', false],
  ])('at %s in their own time zone: open %s', (instant, open) => {
    expect(isOpen(hours, Date.parse(instant))).toBe(open);
  });

  test.each([
    ['SATURDAY', 'open'],
    ['MONDAY', 'shut'],
  ])('00:00 to 00:00 is the whole day: %s on a Saturday is %s', async (Day, expected) => {
    const stage = await createStage();
    const time = { Hours: 0, Minutes: 0 };
    const HoursOfOperationId = await provide(stage.connect, 'HoursOfOperation', {
      Name: 'n',
      TimeZone: 'UTC',
      Config: [{ Day, StartTime: time, EndTime: time }],
    });
    const check = action('check', 'CheckHoursOfOperation', {
      parameters: { HoursOfOperationId },
      conditions: [
        ['Equals', 'True', 'open'],
        ['Equals', 'False', 'shut'],
      ],
      errors: { NoMatchingError: 'end' },
    });
    stage.connect.associateInboundFlow(
      NUMBER,
      await makeFlow(stage, { name: 'n', type: 'CONTACT_FLOW', content: flow(check, say('open'), say('shut'), end) }),
    );
    stage.callIn();
    await stage.pass(100);
    expect(heard(stage)).toBe(expected);
  });
});

describe('an agent', () => {
  test('shows a configuration that Streams can read', async () => {
    const { connect, port } = await createStage();
    expect(port('alice').configuration()).toMatchObject({
      name: 'Alice Adams',
      username: 'alice',
      agentARN: `${connect.instanceArn}/agent/a11ce000-0000-4000-8000-000000000001`,
      routingProfile: {
        name: 'Support',
        defaultOutboundQueue: { name: 'Support' },
        queues: [{ name: 'Support' }, { name: null, queueARN: `${connect.instanceArn}/queue/agent/a11ce000-0000-4000-8000-000000000001` }],
      },
      agentStates: [
        { name: 'Available', type: 'routable' },
        { name: 'Break', type: 'not_routable' },
        { name: 'Offline', type: 'offline' },
      ],
    });
    expect(connect.agents().map(({ login, supervisor }) => `${login} ${supervisor}`)).toEqual([
      'alice false',
      'bob false',
      'carol false',
      'dave false',
      'sabine true',
    ]);
    expect(() => port('nobody')).toThrow('no agent "nobody"');
  });

  test('keeps the preferences it may change', async () => {
    const { port } = await createStage();
    await port('alice').request('updateAgentConfiguration', {
      configuration: { agentPreferences: { LANGUAGE: 'de_DE' }, username: 'mallory' },
    });
    expect(port('alice').configuration()).toMatchObject({ agentPreferences: { LANGUAGE: 'de_DE' }, username: 'alice' });
    await expect(port('alice').request('updateAgentConfiguration', {})).rejects.toThrow('The configuration is missing.');
  });

  test('is told of every change, until told no more', async () => {
    const stage = await createStage();
    let updates = 0;
    const stop = stage.port('alice').onUpdate(() => {
      updates += 1;
    });
    await stage.available('alice');
    expect(updates).toBe(1);
    stop();
    await stage.available('alice');
    expect(updates).toBe(1);
  });

  test('reports what is not carried out here', async () => {
    const { port } = await createStage();
    for (const method of ['sendSoftphoneCallMetrics', 'sendSoftphoneCallReport', 'notifyContactIssue']) {
      expect(await port('alice').request(method, {})).toEqual({});
    }
  });
});
