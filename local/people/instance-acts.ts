import { randomUUID } from 'node:crypto';
import type { SimulatedConnect } from '../connect/connect.ts';
import type { FlowDocument } from '../connect/flows/language.ts';

/** What happens to an instance that no softphone and no telephone can do. */
export interface InstanceActs {
  /** A supervisor begins to listen to an agent's call in silence. */
  monitor(supervisorArn: string, contactId: string): Promise<void>;
  /** Puts the centre's own flows in front of a number; resolves when a call to it would run them. */
  answersWith(number: string, flows: InboundFlows): Promise<void>;
  /** An agent's browser is gone: closed, crashed, or cut off. */
  loseBrowser(login: string): void;
}

/** The part of a simulated instance that is acted upon. */
export type ActedUpon = Pick<SimulatedConnect, 'instanceArn' | 'service' | 'providers' | 'associateInboundFlow' | 'loseBrowser' | 'truth'>;

/** Flows of the centre's own; the instance's ARN and the queue flow's are known only then. */
export interface InboundFlows {
  readonly name: string;
  /** What plays while the customer waits. @default nothing of the centre's own */
  readonly queue?: (instanceArn: string) => FlowDocument;
  readonly inbound: (instanceArn: string, queueFlowArn: string) => FlowDocument;
}

/** Acts upon a simulated instance from outside its softphones. */
export const createInstanceActs = (connect: ActedUpon): InstanceActs => ({
  monitor: async (supervisorArn, contactId) => {
    const body = { InstanceId: idIn(connect.instanceArn), ContactId: contactId, UserId: idIn(supervisorArn), AllowedMonitorCapabilities };
    const answer = await connect.service.handle({
      method: 'POST',
      path: '/contact/monitor',
      query: new URLSearchParams(),
      headers: {},
      body: JSON.stringify(body),
    });
    if (answer.status !== 200) throw new Error(`MonitorContact answered ${answer.status}: ${answer.body}`);
  },
  answersWith: async (number, { name, queue, inbound }) => {
    const make = flowMaker(connect);
    const queueFlowArn = queue ? await make(`${name}, waiting`, 'CUSTOMER_QUEUE', queue(connect.instanceArn)) : '';
    connect.associateInboundFlow(number, await make(name, 'CONTACT_FLOW', inbound(connect.instanceArn, queueFlowArn)));
  },
  loseBrowser: (login) => connect.loseBrowser(login),
});

const FLOW_RESOURCE: string = 'AWS::Connect::ContactFlow';

const flowMaker =
  ({ instanceArn, providers }: ActedUpon) =>
  async (name: string, type: string, document: FlowDocument): Promise<string> => {
    const provide = providers[FLOW_RESOURCE];
    if (!provide) throw new Error('The instance makes no flows.');
    // A name is taken once, and a script may be played again.
    const Name = `${name} ${randomUUID().slice(0, 8)}`;
    const properties = { InstanceArn: instanceArn, Name, Type: type, Content: JSON.stringify(document) };
    return (await provide(properties, { logicalId: 'OwnFlow', stackName: 'by hand' })).ref;
  };

const AllowedMonitorCapabilities = ['SILENT_MONITOR', 'BARGE'];

const idIn = (arn: string) => arn.slice(arn.lastIndexOf('/') + 1);
