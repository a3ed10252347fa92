import { bind } from '../../../contact-flows/bind.ts';
import { FLOWS, type ShippedFlow } from '../../../contact-flows/flows.ts';
import { createConnect, type SimulatedConnect } from '../../../local/connect/connect.ts';
import type { ConnectOptions } from '../../../local/connect/options.ts';
import { createSimClock, type SimClock } from '../../../local/connect/sim-clock.ts';
import type { BusEvent, Outlets } from '../../../local/ports.ts';
import { START } from './true-call.ts';

const INSTANCE_ID = 'c0c0c0c0-1111-4222-8333-444455556666';
const INBOUND = '+12065550100';
const FUNCTION = 'arn:aws:lambda:us-east-1:111122223333:function:on-leg-start';
const QUEUES = { Support: '5a000000-0000-4000-8000-0000000000a1', Billing: 'b1000000-0000-4000-8000-0000000000b2' };

/** The simulated Connect with the shipped flows and a quick connect for every agent and team, and no product around it. */
export interface SimulatedInstance {
  readonly clock: SimClock;
  readonly connect: SimulatedConnect;
  readonly network: SimulatedConnect['phones'];
  readonly inboundNumber: string;
  readonly logins: readonly string[];
  agentPort: SimulatedConnect['agentPort'];
  /** Contact events in the order they were sent. */
  readonly events: readonly BusEvent[];
}

/** Takes what the instance sends beside contact events. */
export interface Recipients {
  readonly putRecord?: Outlets['putRecord'];
  readonly flow?: (payload: unknown) => void;
}

export async function simulatedInstance(options: Partial<ConnectOptions> = {}, to: Recipients = {}): Promise<SimulatedInstance> {
  const clock = createSimClock({ startAtMs: START });
  const events: BusEvent[] = [];
  const outlets: Outlets = {
    putEvent: (event) => void events.push(event),
    putRecord: to.putRecord ?? (() => {}),
    invokeFunction: async ({ payload }) => {
      to.flow?.(payload);
      return { recorded: 'true' };
    },
  };
  const place = { account: '111122223333', region: 'us-east-1', instanceId: INSTANCE_ID };
  const connect = createConnect({ clock, seed: 7, outlets: () => outlets, ...place, ...options });
  clock.onSettle(() => connect.settle());
  await deploy(connect);
  return {
    clock,
    connect,
    network: connect.phones,
    inboundNumber: INBOUND,
    logins: connect.agents().map(({ login }) => login),
    agentPort: (login) => connect.agentPort(login),
    events,
  };
}

async function deploy(connect: SimulatedConnect): Promise<void> {
  const make = maker(connect);
  const queueArn = (id: string) => `${connect.instanceArn}/queue/${id}`;
  for (const ResourceType of ['CONTACT_TRACE_RECORDS', 'AGENT_EVENTS']) {
    const KinesisStreamConfig = { StreamArn: `arn:aws:kinesis:us-east-1:111122223333:stream/${ResourceType.toLowerCase()}` };
    await make('AWS::Connect::InstanceStorageConfig', { ResourceType, StorageType: 'KINESIS_STREAM', KinesisStreamConfig });
  }
  await make('AWS::Connect::IntegrationAssociation', { IntegrationType: 'LAMBDA_FUNCTION', IntegrationArn: FUNCTION });
  const flow = ({ name, type, flow }: ShippedFlow, values: Readonly<Record<string, string>>) =>
    make('AWS::Connect::ContactFlow', { Name: name, Type: type, Content: JSON.stringify(bind(flow, values)) });
  const toAgent = await flow(FLOWS.agentTransfer, { onLegStartArn: FUNCTION });
  const toQueue = await flow(FLOWS.queueTransfer, { onLegStartArn: FUNCTION });
  connect.associateInboundFlow(INBOUND, await flow(FLOWS.sampleInbound, { queueArn: queueArn(QUEUES.Support) }));
  const offered = [];
  for (const agent of connect.agents()) {
    const config = { QuickConnectType: 'USER', UserConfig: { UserArn: agent.arn, ContactFlowArn: toAgent } };
    offered.push(await make('AWS::Connect::QuickConnect', { Name: agent.name.split(' ')[0], QuickConnectConfig: config }));
  }
  for (const [name, id] of Object.entries(QUEUES)) {
    const config = { QuickConnectType: 'QUEUE', QueueConfig: { QueueArn: queueArn(id), ContactFlowArn: toQueue } };
    offered.push(await make('AWS::Connect::QuickConnect', { Name: name, QuickConnectConfig: config }));
  }
  for (const id of Object.values(QUEUES)) await associate(connect, id, offered);
}

const maker = (connect: SimulatedConnect) => async (type: string, properties: Readonly<Record<string, unknown>>) => {
  const provider = connect.providers[type];
  if (!provider) throw new Error(`The instance makes no ${type}.`);
  const InstanceArn =
    type === 'AWS::Connect::IntegrationAssociation' ? { InstanceId: connect.instanceArn } : { InstanceArn: connect.instanceArn };
  return (await provider({ ...InstanceArn, ...properties }, { logicalId: 'Made', stackName: 'Test' })).ref;
};

async function associate(connect: SimulatedConnect, queueId: string, quickConnectArns: readonly string[]): Promise<void> {
  const QuickConnectIds = quickConnectArns.map((arn) => arn.slice(arn.lastIndexOf('/') + 1));
  const { status, body } = await connect.service.handle({
    method: 'POST',
    path: `/queues/${INSTANCE_ID}/${queueId}/associate-quick-connects`,
    query: new URLSearchParams(),
    headers: {},
    body: JSON.stringify({ QuickConnectIds }),
  });
  if (status !== 200) throw new Error(`The association was refused: ${body}`);
}
