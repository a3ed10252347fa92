import type { SimulatedConnect } from '../connect/connect.ts';

/** What happens to an instance that no softphone and no telephone can do. */
export interface InstanceActs {
  /** A supervisor begins to listen to an agent's call in silence. */
  monitor(supervisorArn: string, contactId: string): Promise<void>;
  /** An agent's browser is gone: closed, crashed, or cut off. */
  loseBrowser(login: string): void;
}

/** The part of a simulated instance that is acted upon. */
export type ActedUpon = Pick<SimulatedConnect, 'instanceArn' | 'service' | 'loseBrowser'>;

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
  loseBrowser: (login) => connect.loseBrowser(login),
});

const AllowedMonitorCapabilities = ['SILENT_MONITOR', 'BARGE'];

const idIn = (arn: string) => arn.slice(arn.lastIndexOf('/') + 1);
