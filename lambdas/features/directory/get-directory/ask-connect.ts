import { type ConnectClient, type CurrentMetricResult, GetCurrentMetricDataCommand } from '@aws-sdk/client-connect';
import type { TeamLoad, TeamLoads } from '../../../store/team-loads.ts';

/** GetCurrentMetricData takes at most this many queues in one filter (API reference). */
const QUEUES_PER_CALL = 100;

/** The instance whose queues are asked about. */
export interface Instance {
  readonly connect: Pick<ConnectClient, 'send'>;
  readonly instanceId: string;
}

/** How busy these queues are now, with calls. A queue of which Connect tells nothing is left out. @throws what the SDK throws */
export async function askConnect({ connect, instanceId }: Instance, queueArns: readonly string[]): Promise<TeamLoads> {
  const loads: Record<string, TeamLoad> = {};
  for (let from = 0; from < queueArns.length; from += QUEUES_PER_CALL) {
    const asked = queueArns.slice(from, from + QUEUES_PER_CALL);
    const { MetricResults = [] } = await connect.send(
      new GetCurrentMetricDataCommand({
        InstanceId: instanceId,
        Filters: { Queues: asked.map((arn) => arn.slice(arn.lastIndexOf('/') + 1)), Channels: ['VOICE'] },
        Groupings: ['QUEUE'],
        CurrentMetrics: [
          { Name: 'AGENTS_AVAILABLE', Unit: 'COUNT' },
          { Name: 'CONTACTS_IN_QUEUE', Unit: 'COUNT' },
          { Name: 'OLDEST_CONTACT_AGE', Unit: 'SECONDS' },
        ],
        MaxResults: QUEUES_PER_CALL,
      }),
    );
    for (const result of MetricResults) {
      const arn = asked.find((one) => one.endsWith(`/${result.Dimensions?.Queue?.Id}`));
      if (arn !== undefined) loads[arn] = loadOf(result);
    }
  }
  return loads;
}

function loadOf({ Collections = [] }: CurrentMetricResult): TeamLoad {
  const value = (name: string) => Collections.find(({ Metric }) => Metric?.Name === name)?.Value ?? 0;
  const contactsWaiting = value('CONTACTS_IN_QUEUE');
  return {
    agentsFree: value('AGENTS_AVAILABLE'),
    contactsWaiting,
    // In seconds where the answer is grouped, in milliseconds where it is not (API reference, OLDEST_CONTACT_AGE).
    oldestWaitMs: contactsWaiting > 0 ? value('OLDEST_CONTACT_AGE') * 1_000 : null,
  };
}
