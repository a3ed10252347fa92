import type { AgentPort, ConnectionShape, ContactShape } from '../../../local/connect/agent-port.ts';
import { createConnect, type SimulatedConnect } from '../../../local/connect/connect.ts';
import type { ConnectOptions } from '../../../local/connect/options.ts';
import type { PhoneLine } from '../../../local/connect/phone-network.ts';
import { createSimClock, type SimClock } from '../../../local/connect/sim-clock.ts';
import type { BusEvent, FlowInvocation } from '../../../local/ports.ts';
import { agentTransfer, inbound, queueTransfer } from './flow-samples.ts';

export const START_MS = Date.parse('2026-11-21T10:00:00.000Z');
export const NUMBER = '+12065550100';
export const CUSTOMER_NUMBER = '+12065550142';
export const LAMBDA = 'arn:aws:lambda:us-east-1:111122223333:function:on-leg-start';
export const RECORDS = 'arn:aws:kinesis:us-east-1:111122223333:stream/records';
export const AGENT_EVENTS = 'arn:aws:kinesis:us-east-1:111122223333:stream/agent-events';
const PLACE = { account: '111122223333', region: 'us-east-1', instanceId: 'c0c0c0c0-1111-4222-8333-444455556666' };

/** What reached the account, with the simulated instant of arrival. */
export interface Arrivals {
  readonly events: { readonly atMs: number; readonly event: BusEvent }[];
  readonly records: { readonly atMs: number; readonly data: Record<string, unknown> }[];
  readonly agentEvents: { readonly atMs: number; readonly data: Record<string, unknown> }[];
  readonly calls: FlowInvocation[];
}

/** A deployed instance on simulated time, with short words for what people do. */
export interface Stage {
  readonly clock: SimClock;
  readonly connect: SimulatedConnect;
  readonly arrived: Arrivals;
  /** Answers flow functions; replaced by tests. */
  answer: (call: FlowInvocation) => unknown;
  readonly arn: Readonly<Record<string, string>>;
  port(login: string): AgentPort;
  /** Becomes Available. */
  available(...logins: string[]): Promise<void>;
  /** Lets time pass. */
  pass(ms: number): Promise<void>;
  callIn(): PhoneLine;
  /** The newest caller. */
  customer: PhoneLine | undefined;
  /** The newest contact on the desk. */
  contact(login: string): ContactShape;
  /** `alice: connected | self connected, customer hold, third connected` */
  sees(login: string): string;
  /** A request about the newest contact; `connection` is `self`, `customer` or the index of a third party. */
  ask(login: string, method: string, params?: Record<string, unknown>): Promise<unknown>;
  connectionId(login: string, which: 'self' | 'customer' | number): string;
  /** Adds a connection to the quick connect of that name, or to a number. */
  consult(login: string, target: string): Promise<unknown>;
  /** Event types of a contact in the order of arrival. */
  eventsOf(contactId: string): string[];
  /** `[ms after the start, 'c2 QUEUED']` in the order of arrival; contacts are named in the order in which they began. */
  told(): [number, string][];
  /** The record of the contact of that name that arrived last. */
  record(name: string): Record<string, unknown> | undefined;
}

export type StageOptions = Partial<Omit<ConnectOptions, 'clock' | 'outlets'>>;

/** Builds the instance, deploys flows and quick connects by its providers, associates them through its API. */
export async function createStage(options: StageOptions = {}): Promise<Stage> {
  const clock = createSimClock({ startAtMs: START_MS });
  const arrived: Arrivals = { events: [], records: [], agentEvents: [], calls: [] };
  const connect = createConnect({
    seed: 1,
    ...PLACE,
    ...options,
    clock,
    outlets: () => ({
      putEvent: (event) => {
        arrived.events.push({ atMs: clock.now(), event });
      },
      putRecord: (streamArn, _key, data) => {
        const stream = streamArn === RECORDS ? arrived.records : arrived.agentEvents;
        stream.push({ atMs: clock.now(), data: JSON.parse(JSON.stringify(data)) });
      },
      invokeFunction: async (call) => {
        arrived.calls.push(call);
        return stage.answer(call);
      },
    }),
  });
  clock.onSettle(() => connect.settle());
  const stage = stageOf(clock, connect, arrived);
  await deploy(stage);
  return stage;
}

function stageOf(clock: SimClock, connect: SimulatedConnect, arrived: Arrivals): Stage {
  const contact = (login: string) => {
    const found = connect.agentPort(login).snapshot().contacts.at(-1);
    if (!found) throw new Error(`${login} has no contact`);
    return found;
  };
  const connectionId = (login: string, which: 'self' | 'customer' | number) => named(contact(login), which).connectionId;
  const stage: Stage = {
    clock,
    connect,
    arrived,
    answer: () => ({ recorded: 'true' }),
    arn: Object.fromEntries(connect.agents().map(({ login, arn }) => [login, arn])),
    port: (login) => connect.agentPort(login),
    available: async (...logins) => {
      for (const login of logins) await connect.agentPort(login).request('putAgentState', { state: routable(connect.agentPort(login)) });
    },
    pass: (ms) => clock.advance(ms),
    customer: undefined,
    callIn: () => {
      stage.customer = connect.phones.callIn({ from: CUSTOMER_NUMBER, to: NUMBER });
      return stage.customer;
    },
    contact,
    sees: (login) => describe(connect.agentPort(login)),
    connectionId,
    ask: (login, method, { connection, ...params } = {}) =>
      connect.agentPort(login).request(method, {
        contactId: contact(login).contactId,
        ...(connection !== undefined && { connectionId: connectionId(login, connection as 'self') }),
        ...params,
      }),
    consult: async (login, target) =>
      stage.ask(login, 'createAdditionalConnection', { endpoint: await endpoint(connect.agentPort(login), target) }),
    eventsOf: (contactId) =>
      arrived.events
        .map(({ event }) => event.detail)
        .filter((detail) => detail.contactId === contactId)
        .map((detail) => String(detail.eventType)),
    told: () =>
      arrived.events.map(({ atMs, event }) => [atMs - START_MS, `${nameOf(connect, event.detail.contactId)} ${event.detail.eventType}`]),
    record: (name) => arrived.records.findLast(({ data }) => nameOf(connect, data.ContactId) === name)?.data,
  };
  return stage;
}

const nameOf = (connect: SimulatedConnect, contactId: unknown) =>
  `c${
    connect.truth
      .calls()
      .flatMap(({ legs }) => legs)
      .findIndex((leg) => leg.contactId === contactId) + 1
  }`;

const routable = (port: AgentPort) => (port.configuration().agentStates as { type: string }[]).find(({ type }) => type === 'routable');

async function endpoint(port: AgentPort, target: string) {
  if (target.startsWith('+')) return { type: 'phone_number', phoneNumber: target, endpointARN: null };
  const profile = port.configuration().routingProfile as { queues: { queueARN: string }[] };
  const queueARNs = profile.queues.map(({ queueARN }) => queueARN);
  const { endpoints } = (await port.request('getEndpoints', { queueARNs, nextToken: null, maxResults: 500 })) as {
    endpoints: { name: string }[];
  };
  const found = endpoints.find(({ name }) => name === target);
  if (!found) throw new Error(`no quick connect ${target}`);
  return found;
}

function named({ connections }: ContactShape, which: 'self' | 'customer' | number): ConnectionShape {
  const thirds = connections.filter(({ type, initial }) => !initial && type !== 'agent');
  const found =
    which === 'self'
      ? connections.find(({ type }) => type === 'agent' || type === 'monitoring')
      : which === 'customer'
        ? connections.find(({ initial }) => initial)
        : thirds[which];
  if (!found) throw new Error(`no connection ${which}`);
  return found;
}

/** A desk in one line: agent state, contact state, connections. */
function describe(port: AgentPort): string {
  const { state, contacts } = port.snapshot();
  const words = contacts.map((contact) => `${contact.state.type} (${contact.connections.map(connectionWords).join(', ')})`);
  return [state.name, ...words].join(': ');
}

const connectionWords = ({ type, initial, state }: ConnectionShape) =>
  `${type === 'agent' ? 'self' : initial ? 'customer' : type === 'monitoring' ? 'monitor' : 'third'} ${state.type}`;

const resource = { logicalId: 'Test', stackName: 'test' };

async function deploy({ connect, port }: Stage): Promise<void> {
  const make = (type: string, properties: Record<string, unknown>) => provide(connect, type, properties);
  const queues = queueArns(port('alice'), port('carol'));
  await make('IntegrationAssociation', { IntegrationType: 'LAMBDA_FUNCTION', IntegrationArn: LAMBDA });
  await make('InstanceStorageConfig', storage('CONTACT_TRACE_RECORDS', RECORDS));
  await make('InstanceStorageConfig', storage('AGENT_EVENTS', AGENT_EVENTS));
  const flow = (Name: string, Type: string, content: unknown) => make('ContactFlow', { Name, Type, Content: JSON.stringify(content) });
  connect.associateInboundFlow(NUMBER, await flow('inbound', 'CONTACT_FLOW', inbound(String(queues.Support))));
  const toAgent = await flow('agent transfer', 'AGENT_TRANSFER', agentTransfer(LAMBDA));
  const toQueue = await flow('queue transfer', 'QUEUE_TRANSFER', queueTransfer(LAMBDA));
  const quickConnects: string[] = [];
  for (const { login, arn, name } of connect.agents().filter(({ supervisor }) => !supervisor)) {
    const UserConfig = { UserArn: arn, ContactFlowArn: toAgent };
    quickConnects.push(
      await make('QuickConnect', { Name: name.split(' ')[0] ?? login, QuickConnectConfig: { QuickConnectType: 'USER', UserConfig } }),
    );
  }
  for (const [Name, QueueArn] of Object.entries(queues)) {
    const QueueConfig = { QueueArn, ContactFlowArn: toQueue };
    quickConnects.push(await make('QuickConnect', { Name, QuickConnectConfig: { QuickConnectType: 'QUEUE', QueueConfig } }));
  }
  const PhoneConfig = { PhoneNumber: '+12065550177' };
  quickConnects.push(
    await make('QuickConnect', { Name: 'Courier', QuickConnectConfig: { QuickConnectType: 'PHONE_NUMBER', PhoneConfig } }),
  );
  for (const queue of Object.values(queues)) await associate(connect, queue, quickConnects.map(idOf));
}

/** Makes a resource of the given type (without `AWS::Connect::`) for this instance; what `Ref` gives. */
export async function provide(connect: SimulatedConnect, type: string, properties: Readonly<Record<string, unknown>>): Promise<string> {
  const provider = connect.providers[`AWS::Connect::${type}`];
  if (!provider) throw new Error(`no provider for ${type}`);
  const owner = type === 'IntegrationAssociation' || type === 'ApprovedOrigin' ? 'InstanceId' : 'InstanceArn';
  return (await provider({ [owner]: connect.instanceArn, ...properties }, resource)).ref;
}

const storage = (ResourceType: string, StreamArn: string) => ({
  ResourceType,
  StorageType: 'KINESIS_STREAM',
  KinesisStreamConfig: { StreamArn },
});

const idOf = (arn: string) => arn.slice(arn.lastIndexOf('/') + 1);

function queueArns(...ports: AgentPort[]): Record<string, string> {
  const queues = ports.flatMap(
    (port) => (port.configuration().routingProfile as { queues: { queueARN: string; name: string | null }[] }).queues,
  );
  return Object.fromEntries(queues.flatMap(({ name, queueARN }) => (name === null ? [] : [[name, queueARN]])));
}

async function associate(connect: SimulatedConnect, queueArn: string, QuickConnectIds: string[]): Promise<void> {
  const { status, body } = await connect.service.handle({
    method: 'POST',
    path: `/queues/${idOf(connect.instanceArn)}/${idOf(queueArn)}/associate-quick-connects`,
    query: new URLSearchParams(),
    headers: {},
    body: JSON.stringify({ QuickConnectIds }),
  });
  if (status !== 200) throw new Error(body);
}
