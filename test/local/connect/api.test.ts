import {
  AssociateQueueQuickConnectsCommand,
  type ConnectClient,
  type CurrentMetricName,
  DescribeContactCommand,
  DescribeQuickConnectCommand,
  DescribeUserCommand,
  DisassociateQueueQuickConnectsCommand,
  GetContactAttributesCommand,
  GetContactMetricsCommand,
  GetCurrentMetricDataCommand,
  GetCurrentUserDataCommand,
  ListAssociatedContactsCommand,
  ListQueueQuickConnectsCommand,
  ListQuickConnectsCommand,
  MonitorContactCommand,
  SearchUsersCommand,
  StopContactCommand,
  UpdateContactAttributesCommand,
} from '@aws-sdk/client-connect';
import { beforeEach, describe, expect, test } from 'vitest';
import { OPERATIONS } from '../../../local/connect/api/operations.ts';
import type { NeededPermission } from '../../../local/ports.ts';
import { clientFor } from './api-client.ts';
import { createStage, type Stage } from './stage.ts';
import { accepts, available, callsIn, clears, consults, leaves, nothing, play } from './timeline.ts';

const InstanceId = 'c0c0c0c0-1111-4222-8333-444455556666';
const SUPPORT = '5a000000-0000-4000-8000-0000000000a1';
const BILLING = 'b1000000-0000-4000-8000-0000000000b2';
const ALICE = 'a11ce000-0000-4000-8000-000000000001';
let stage: Stage;
let client: ConnectClient;
let needed: NeededPermission[];

beforeEach(async () => {
  stage = await createStage();
  needed = [];
  client = clientFor(stage.connect.service, needed);
});

const arn = (rest: string) => `${stage.connect.instanceArn}${rest}`;
/** A call on which alice consults bob. */
const consulting = () =>
  play(stage, [
    [0, available('alice', 'bob')],
    [0, callsIn],
    [2_000, accepts('alice')],
    [5_000, consults('alice', 'Bob')],
    [6_000, nothing],
  ]);
const ids = (name: string) => stage.connect.truth.calls()[0]?.legs[name === 'root' ? 0 : 1]?.contactId ?? '';
const error = (name: string, message?: string) => expect.objectContaining({ name, ...(message !== undefined && { message }) });

describe('quick connects of a queue', () => {
  test('are listed, taken off and put on again, and agents see it', async () => {
    const list = () => client.send(new ListQueueQuickConnectsCommand({ InstanceId, QueueId: SUPPORT }));
    const { QuickConnectSummaryList: all = [] } = await list();
    expect(all.map(({ Name, QuickConnectType }) => `${Name} ${QuickConnectType}`)).toEqual([
      'Alice USER',
      'Bob USER',
      'Carol USER',
      'Dave USER',
      'Support QUEUE',
      'Billing QUEUE',
      'Courier PHONE_NUMBER',
    ]);
    const QuickConnectIds = all.flatMap(({ Id }) => Id ?? []);
    await client.send(new DisassociateQueueQuickConnectsCommand({ InstanceId, QueueId: SUPPORT, QuickConnectIds }));
    expect((await list()).QuickConnectSummaryList).toEqual([]);
    const endpoints = await stage.port('alice').request('getEndpoints', { queueARNs: [arn(`/queue/${SUPPORT}`)] });
    expect(endpoints).toEqual({ endpoints: [], nextToken: null });
    await client.send(
      new AssociateQueueQuickConnectsCommand({ InstanceId, QueueId: SUPPORT, QuickConnectIds: QuickConnectIds.slice(0, 2) }),
    );
    const pages = await stage
      .port('alice')
      .request('getEndpoints', { queueARNs: arn(`/queue/${SUPPORT}`), nextToken: null, maxResults: 1 });
    expect(pages).toEqual({ endpoints: [expect.objectContaining({ name: 'Alice', type: 'agent', phoneNumber: null })], nextToken: '1' });
    expect(needed[0]).toEqual({ action: 'connect:ListQueueQuickConnects', resource: arn(`/queue/${SUPPORT}`) });
    expect(needed).toContainEqual({
      action: 'connect:AssociateQueueQuickConnects',
      resource: arn(`/transfer-destination/${QuickConnectIds[0]}`),
    });
  });

  test.each([
    ['none', [], 'InvalidParameterException'],
    ['51', Array.from({ length: 51 }, () => 'x'), 'InvalidParameterException'],
    ['one that does not exist', ['x'], 'ResourceNotFoundException'],
  ])('cannot be %s', async (_what, QuickConnectIds, name) => {
    await expect(client.send(new AssociateQueueQuickConnectsCommand({ InstanceId, QueueId: SUPPORT, QuickConnectIds }))).rejects.toEqual(
      error(name),
    );
  });

  test('are described with ids where CloudFormation has ARNs', async () => {
    const { QuickConnectSummaryList: all = [] } = await client.send(
      new ListQuickConnectsCommand({ InstanceId, QuickConnectTypes: ['USER', 'PHONE_NUMBER'] }),
    );
    expect(all).toHaveLength(5);
    const describe = async (index: number) =>
      (await client.send(new DescribeQuickConnectCommand({ InstanceId, QuickConnectId: all[index]?.Id }))).QuickConnect?.QuickConnectConfig;
    expect(await describe(0)).toMatchObject({ QuickConnectType: 'USER', UserConfig: { UserId: ALICE } });
    expect(await describe(4)).toEqual({ QuickConnectType: 'PHONE_NUMBER', PhoneConfig: { PhoneNumber: '+12065550177' } });
  });
});

describe('users', () => {
  const search = (FieldName: string, Value: string, ComparisonType: 'EXACT' | 'STARTS_WITH' | 'CONTAINS') =>
    client.send(new SearchUsersCommand({ InstanceId, SearchCriteria: { StringCondition: { FieldName, Value, ComparisonType } } }));

  test.each([
    ['Username', 'alice', 'EXACT', ['alice']],
    ['Username', 'ali', 'EXACT', []],
    ['FirstName', 'Da', 'STARTS_WITH', ['dave']],
    ['LastName', 'a', 'CONTAINS', ['alice', 'carol', 'dave']],
  ] as const)('are found by %s %s %s', async (field, value, comparison, logins) => {
    const { Users = [] } = await search(field, value, comparison);
    expect(Users.map(({ Username }) => Username)).toEqual(logins);
    expect(needed).toEqual([
      { action: 'connect:SearchUsers', resource: stage.connect.instanceArn },
      { action: 'connect:DescribeUser', resource: arn('/agent/*') },
    ]);
  });

  test('are found by conditions joined', async () => {
    const condition = (Value: string) => ({ StringCondition: { FieldName: 'Username', Value, ComparisonType: 'EXACT' as const } });
    const { Users = [] } = await client.send(
      new SearchUsersCommand({ InstanceId, SearchCriteria: { OrConditions: [condition('bob'), condition('dave')] } }),
    );
    expect(Users.map(({ Arn }) => Arn)).toEqual([stage.arn.bob, stage.arn.dave]);
  });

  test('are not found by what nobody knows', async () => {
    await expect(search('ShoeSize', '9', 'EXACT')).rejects.toEqual(error('InvalidParameterException'));
  });

  test('are described', async () => {
    const { User } = await client.send(new DescribeUserCommand({ InstanceId, UserId: ALICE }));
    expect(User).toMatchObject({ Id: ALICE, Username: 'alice', IdentityInfo: { FirstName: 'Alice', LastName: 'Adams' } });
    await expect(client.send(new DescribeUserCommand({ InstanceId, UserId: 'x' }))).rejects.toEqual(
      error('ResourceNotFoundException', 'The user was not found.'),
    );
  });

  test('show what they do now', async () => {
    await consulting();
    const { UserDataList = [] } = await client.send(new GetCurrentUserDataCommand({ InstanceId, Filters: { Agents: [ALICE] } }));
    expect(UserDataList).toHaveLength(1);
    expect(UserDataList[0]).toMatchObject({
      User: { Id: ALICE },
      Status: { StatusName: 'Available' },
      AvailableSlotsByChannel: { VOICE: 0 },
      Contacts: [{ ContactId: ids('root'), AgentContactState: 'CONNECTED_ONHOLD', ConnectedToAgentTimestamp: expect.any(Date) }],
    });
    const onHold = await client.send(
      new GetCurrentUserDataCommand({ InstanceId, Filters: { ContactFilter: { ContactStates: ['CONNECTING'] } } }),
    );
    expect(onHold.UserDataList?.map(({ User }) => User?.Arn)).toEqual([stage.arn.bob]);
    await expect(client.send(new GetCurrentUserDataCommand({ InstanceId, Filters: {} }))).rejects.toEqual(
      error('InvalidParameterException'),
    );
  });
});

describe('contacts', () => {
  test('are described; a first one has no parent, its legs by quick connect are named', async () => {
    await consulting();
    const describe = async (ContactId: string) => (await client.send(new DescribeContactCommand({ InstanceId, ContactId }))).Contact;
    const root = await describe(ids('root'));
    expect(root).toMatchObject({
      InitiationMethod: 'INBOUND',
      QueueInfo: { Id: SUPPORT },
      AgentInfo: { Id: ALICE },
      NextContacts: [
        { NextContactMetadata: { QuickConnectContactData: { ContactId: ids('leg'), QuickConnectName: 'Bob', QuickConnectType: 'USER' } } },
      ],
    });
    expect(root).not.toHaveProperty('PreviousContactId');
    expect(await describe(ids('leg'))).toMatchObject({
      PreviousContactId: ids('root'),
      InitialContactId: ids('root'),
      InitiationMethod: 'TRANSFER',
    });
    await expect(describe('x')).rejects.toEqual(error('ResourceNotFoundException', 'The contact was not found.'));
    expect(needed[0]).toEqual({ action: 'connect:DescribeContact', resource: arn(`/contact/${ids('root')}`) });
  });

  test('are listed with their whole tree', async () => {
    await consulting();
    const { ContactSummaryList = [] } = await client.send(new ListAssociatedContactsCommand({ InstanceId, ContactId: ids('leg') }));
    expect(ContactSummaryList.map(({ ContactId, PreviousContactId }) => [ContactId, PreviousContactId])).toEqual([
      [ids('root'), undefined],
      [ids('leg'), ids('root')],
    ]);
  });

  test('take attributes by their root; the softphone shows them', async () => {
    await consulting();
    const update = (InitialContactId: string, Attributes: Record<string, string>) =>
      client.send(new UpdateContactAttributesCommand({ InstanceId, InitialContactId, Attributes }));
    await update(ids('root'), { topic: 'bill' });
    expect(stage.contact('bob').attributes).toEqual({ topic: { name: 'topic', value: 'bill' } });
    const { Attributes } = await client.send(new GetContactAttributesCommand({ InstanceId, InitialContactId: ids('root') }));
    expect(Attributes).toEqual({ topic: 'bill' });
    await expect(update(ids('leg'), { topic: 'x' })).rejects.toEqual(error('ResourceNotFoundException'));
    await expect(update(ids('root'), { 'a b': 'x' })).rejects.toEqual(error('InvalidParameterException'));
    await expect(update(ids('root'), { a: 'x'.repeat(33_000) })).rejects.toEqual(error('InvalidParameterException'));
  });

  test('know their place in the queue', async () => {
    stage.callIn();
    stage.callIn();
    await stage.pass(1_000);
    const [, second] = stage.connect.truth.calls();
    const ask = (ContactId: string) =>
      client.send(
        new GetContactMetricsCommand({ InstanceId, ContactId, Metrics: [{ Name: 'POSITION_IN_QUEUE' }, { Name: 'ESTIMATED_WAIT_TIME' }] }),
      );
    const { MetricResults } = await ask(second?.rootContactId ?? '');
    expect(MetricResults).toEqual([
      { Name: 'POSITION_IN_QUEUE', Value: { Number: 2 } },
      { Name: 'ESTIMATED_WAIT_TIME', Value: { Number: 120 } },
    ]);
    expect(needed).toEqual([
      { action: 'connect:GetContactMetrics', resource: arn(`/contact/${second?.rootContactId}`) },
      { action: 'connect:GetContactMetrics', resource: arn('') },
    ]);
    stage.customer?.hangUp();
    await expect(ask(second?.rootContactId ?? '')).rejects.toEqual(error('InvalidRequestException'));
  });

  test('are stopped unless they were transferred', async () => {
    await stage.port('alice').request('createOutboundContact', { endpoint: { type: 'phone_number', phoneNumber: '+12065550142' } });
    await client.send(new StopContactCommand({ InstanceId, ContactId: ids('root') }));
    expect(stage.sees('alice')).toBe('AfterCallWork: ended (self disconnected, customer disconnected)');
    await expect(client.send(new StopContactCommand({ InstanceId, ContactId: ids('root') }))).rejects.toEqual(
      error('ContactNotFoundException'),
    );
  });

  test('of a consult are not stopped', async () => {
    await consulting();
    await expect(client.send(new StopContactCommand({ InstanceId, ContactId: ids('leg') }))).rejects.toEqual(
      error('InvalidRequestException'),
    );
  });
});

test('queues show their figures, each or summed', async () => {
  await consulting();
  const ask = (grouped: boolean) =>
    client.send(
      new GetCurrentMetricDataCommand({
        InstanceId,
        Filters: { Queues: [SUPPORT, BILLING], Channels: ['VOICE'] },
        ...(grouped && { Groupings: ['QUEUE'] }),
        CurrentMetrics: (
          ['AGENTS_ONLINE', 'AGENTS_AVAILABLE', 'AGENTS_ON_CALL', 'CONTACTS_IN_QUEUE', 'OLDEST_CONTACT_AGE'] as CurrentMetricName[]
        ).map((Name) => ({ Name })),
      }),
    );
  const values = ({ MetricResults = [] }: Awaited<ReturnType<typeof ask>>) =>
    MetricResults.map(({ Collections = [] }) => Collections.map(({ Value }) => Value));
  expect(values(await ask(false))).toEqual([[2, 0, 1, 0, 0]]);
  expect(needed.map(({ resource }) => resource)).toEqual([arn(`/queue/${SUPPORT}`), arn(`/queue/${BILLING}`), arn('/routing-profile/*')]);
  expect(values(await ask(true))).toEqual([
    [2, 0, 1, 0, 0],
    [0, 0, 0, 0, 0],
  ]);
});

describe('a supervisor', () => {
  const monitor = (ContactId: string, UserId: string) =>
    client.send(new MonitorContactCommand({ InstanceId, ContactId, UserId, AllowedMonitorCapabilities: ['SILENT_MONITOR', 'BARGE'] }));

  test('listens unseen, joins when asked, and leaves the call as it was', async () => {
    await consulting();
    const { ContactId } = await monitor(ids('root'), String(stage.arn.sabine));
    expect(stage.contact('sabine')).toMatchObject({ contactId: ContactId, initialContactId: null, initiationMethod: null });
    expect(stage.sees('sabine')).toBe('Busy: connected (monitor silent_monitor, customer hold, third connected, third connected)');
    expect(stage.sees('alice')).toBe('Busy: connected (self connected, customer hold, third connected)');
    await stage.ask('sabine', 'updateMonitorParticipantState', { targetMonitorMode: 'BARGE' });
    expect(stage.sees('alice')).toBe('Busy: connected (self connected, customer hold, third connected, monitor barge)');
    await stage.ask('sabine', 'muteParticipant', { connection: 0 });
    await expect(stage.ask('alice', 'unmuteParticipant', { connection: 'self' })).rejects.toThrow('Cannot unmute participant');
    await stage.ask('sabine', 'destroyConnection', { connection: 'self' });
    await stage.ask('sabine', 'clearContact');
    expect(stage.sees('alice')).toBe('Busy: connected (self connected, customer hold, third connected, monitor disconnected)');
    await stage.pass(1_000);
    expect(stage.eventsOf(ContactId ?? '').toSorted((a, b) => a.localeCompare(b))).toEqual(['COMPLETED', 'DISCONNECTED', 'INITIATED']);
    const together = stage.connect.truth.calls()[0]?.together.filter(({ a, b }) => [a, b].includes(String(stage.arn.sabine)));
    expect(together).toHaveLength(1);
  });

  test('is one by security profile, and only while there is room', async () => {
    await consulting();
    await expect(monitor(ids('root'), String(stage.arn.bob))).rejects.toEqual(error('AccessDeniedException'));
    await expect(monitor(ids('leg'), String(stage.arn.sabine))).rejects.toEqual(error('InvalidRequestException'));
    await monitor(ids('root'), String(stage.arn.sabine));
    await expect(monitor(ids('root'), String(stage.arn.sabine))).rejects.toEqual(error('InvalidRequestException'));
  });

  test('leaves no contact of their own where the instance makes none', async () => {
    stage = await createStage({ assumptions: { monitorContact: false } });
    client = clientFor(stage.connect.service);
    await consulting();
    const { ContactId } = await monitor(ids('root'), String(stage.arn.sabine));
    await stage.pass(1_000);
    expect(stage.eventsOf(ContactId ?? '')).toEqual([]);
    expect(JSON.stringify(stage.arrived.agentEvents)).not.toContain(ContactId);
  });

  test('leaves no contact of their own in three-party mode', async () => {
    stage = await createStage({ parties: 3 });
    client = clientFor(stage.connect.service);
    await consulting();
    const { ContactId } = await monitor(ids('root'), String(stage.arn.sabine));
    await expect(stage.ask('sabine', 'updateMonitorParticipantState', { targetMonitorMode: 'BARGE' })).rejects.toThrow(
      'Barge is not enabled',
    );
    await stage.pass(1_000);
    expect(stage.eventsOf(ContactId ?? '')).toEqual([]);
  });
});

describe('the API', () => {
  test('refuses another instance, an unknown path and a broken body', async () => {
    await expect(client.send(new DescribeUserCommand({ InstanceId: 'other', UserId: ALICE }))).rejects.toEqual(
      error('ResourceNotFoundException', 'The instance was not found.'),
    );
    const raw = (path: string, body: string) =>
      stage.connect.service.handle({ method: 'POST', path, query: new URLSearchParams(), headers: {}, body });
    expect(await raw('/cats', '')).toMatchObject({ status: 404, headers: { 'x-amzn-errortype': 'UnknownOperationException' } });
    expect(await raw('/search-users', '[')).toMatchObject({ status: 400, headers: { 'x-amzn-errortype': 'InvalidParameterException' } });
    expect(stage.connect.service.needs({ method: 'POST', path: '/cats', query: new URLSearchParams(), headers: {}, body: '' })).toEqual([]);
    expect(stage.connect.service.denied('no')).toMatchObject({ status: 403, headers: { 'x-amzn-errortype': 'AccessDeniedException' } });
  });

  test('throttles as the quotas say, and lets through again', async () => {
    stage = await createStage({ throttleApi: true });
    client = clientFor(stage.connect.service);
    const ask = () => client.send(new DescribeUserCommand({ InstanceId, UserId: ALICE }));
    for (let call = 0; call < 5; call += 1) await ask();
    await expect(ask()).rejects.toEqual(error('TooManyRequestsException'));
    await stage.pass(500);
    await ask();
    await expect(ask()).rejects.toEqual(error('TooManyRequestsException'));
  });

  test('fails on request, so many times', async () => {
    stage.connect.failApi({ operation: 'DescribeUser', code: 'InternalServiceException', times: 2 });
    const ask = () => client.send(new DescribeUserCommand({ InstanceId, UserId: ALICE }));
    await expect(ask()).rejects.toEqual(error('InternalServiceException'));
    await expect(ask()).rejects.toEqual(error('InternalServiceException'));
    await ask();
  });

  test('has each operation once', () => {
    const names = OPERATIONS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

test('records are sent again when attributes change after the call', async () => {
  await consulting();
  await play(stage, [
    [7_000, leaves('alice')],
    [8_000, clears('alice')],
    [80_000, nothing],
  ]);
  const root = ids('root');
  expect(stage.arrived.records.map(({ data }) => [data.ContactId, data.Attributes])).toEqual([[root, {}]]);
  await client.send(new UpdateContactAttributesCommand({ InstanceId, InitialContactId: root, Attributes: { late: 'yes' } }));
  await stage.pass(80_000);
  expect(stage.arrived.records.map(({ data }) => [data.ContactId, data.Attributes])).toEqual([
    [root, {}],
    [root, { late: 'yes' }],
  ]);
});
