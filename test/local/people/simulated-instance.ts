import type { Contact } from '@aws-sdk/client-connect';
import { bind } from '../../../contact-flows/bind.ts';
import { askedAgent, comesBack } from '../../../contact-flows/come-back.ts';
import type { Flow } from '../../../contact-flows/flow.ts';
import { FLOWS, type ShippedFlow } from '../../../contact-flows/flows.ts';
import { LANGUAGES, textsSpokenIn } from '../../../contact-flows/spoken-texts.ts';
import { chooseReturn, type Sight } from '../../../lambdas/features/hand-over/choose-return/choose-return.ts';
import { describeLeg } from '../../../lambdas/store/describe-leg.ts';
import { createConnect, type SimulatedConnect } from '../../../local/connect/connect.ts';
import type { ConnectOptions } from '../../../local/connect/options.ts';
import { createSimClock, type SimClock } from '../../../local/connect/sim-clock.ts';
import type { BusEvent, Outlets } from '../../../local/ports.ts';
import { START } from './true-call.ts';

const INSTANCE_ID = 'c0c0c0c0-1111-4222-8333-444455556666';
const INBOUND = '+12065550100';
const FUNCTION = 'arn:aws:lambda:us-east-1:111122223333:function:on-leg-start';
const CHOOSES = 'arn:aws:lambda:us-east-1:111122223333:function:choose-return';
const QUEUES = { Support: '5a000000-0000-4000-8000-0000000000a1', Billing: 'b1000000-0000-4000-8000-0000000000b2' };

/**
 * The simulated Connect with the shipped flows and a quick connect for every agent and team, and no product around it but what the flows
 * ask: where somebody goes whom nobody answers, which is read out of the instance alone.
 */
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
    invokeFunction: async ({ functionArn, payload }) => {
      if (functionArn === CHOOSES) return chooseReturn(payload, sightOf(connect), clock.now());
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

/** What the function that chooses the way back sees of the instance; the ledger knows nothing. */
const sightOf = ({ instanceArn, service }: SimulatedConnect): Sight => ({
  instanceArn,
  patience: { returnAfterSeconds: 45, returnFromTeamAfterSeconds: 300, thenTeamAfterSeconds: 45 },
  log: { info: () => {}, warn: () => {}, error: () => {} },
  readChain: async () => [],
  isAway: async () => false,
  describe: (contactId) => describeLeg({ instanceArn, connect: { send: () => describedContact(service, contactId) } as never }, contactId),
});

/** DescribeContact's answer as the SDK reads it: instants of restJson1 are seconds since 1970. */
async function describedContact(service: SimulatedConnect['service'], contactId: string): Promise<{ readonly Contact: Contact }> {
  const query = new URLSearchParams();
  const { body } = await service.handle({ method: 'GET', path: `/contacts/${INSTANCE_ID}/${contactId}`, query, headers: {}, body: '' });
  return JSON.parse(String(body), (name, value) => (name.endsWith('Timestamp') ? new Date(Number(value) * 1000) : value));
}

async function deploy(connect: SimulatedConnect): Promise<void> {
  const make = maker(connect);
  const queueArn = (id: string) => `${connect.instanceArn}/queue/${id}`;
  for (const ResourceType of ['CONTACT_TRACE_RECORDS', 'AGENT_EVENTS']) {
    const KinesisStreamConfig = { StreamArn: `arn:aws:kinesis:us-east-1:111122223333:stream/${ResourceType.toLowerCase()}` };
    await make('AWS::Connect::InstanceStorageConfig', { ResourceType, StorageType: 'KINESIS_STREAM', KinesisStreamConfig });
  }
  for (const IntegrationArn of [FUNCTION, CHOOSES])
    await make('AWS::Connect::IntegrationAssociation', { IntegrationType: 'LAMBDA_FUNCTION', IntegrationArn });
  const flow = ({ name, type, flow }: ShippedFlow, values: Readonly<Record<string, string>>, made = (bound: Flow) => bound) =>
    make('AWS::Connect::ContactFlow', {
      Name: name,
      Type: type,
      Content: JSON.stringify(made(bind(flow, { ...values, ...textsSpokenIn(flow, LANGUAGES['en-US'].texts) }))),
    });
  const waitingFlowArn = await flow(FLOWS.waiting, { chooseReturnArn: CHOOSES });
  const onLegStart = { onLegStartArn: FUNCTION };
  const toAgent = await flow(FLOWS.agentTransfer, onLegStart, (bound) => comesBack(bound, { waitingFlowArn, ...askedAgent('off') }));
  const toQueue = await flow(FLOWS.queueTransfer, onLegStart, (bound) =>
    comesBack(bound, { waitingFlowArn, asked: '$.Queue.Name', isUnlogged: false }),
  );
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
