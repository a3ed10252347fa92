import type { Agent } from '../calls/model.ts';
import type { Core } from '../core.ts';
import { agentStatuses } from './statuses.ts';

/** The agent's configuration as Streams shows it: who they are, their queues, the states they may choose. */
export function configurationOf(core: Core, agent: Agent): Readonly<Record<string, unknown>> {
  return {
    name: `${agent.firstName} ${agent.lastName}`,
    username: agent.login,
    agentARN: agent.arn,
    softphoneEnabled: true,
    softphoneAutoAccept: false,
    softphonePersistentConnection: false,
    extension: '',
    agentPreferences: { LANGUAGE: 'en_US' },
    ...agent.preferences,
    routingProfile: routingProfile(core, agent),
    permissions: agent.permissions,
    dialableCountries: ['us', 'de', 'gb'],
    agentStates: agentStatuses(core.arns).map(({ arn, name, type }) => ({ agentStateARN: arn, name, type, startTimestamp: null })),
  };
}

function routingProfile(core: Core, { routingProfile: profile, ownQueue }: Agent) {
  const queues = profile.queueArns.map((arn) => queueShape(arn, core.registry.queues.get(arn)?.name ?? null));
  const outbound = profile.defaultOutboundQueueArn;
  return {
    name: profile.name,
    routingProfileARN: profile.arn,
    routingProfileId: profile.arn,
    defaultOutboundQueue: queueShape(outbound, core.registry.queues.get(outbound)?.name ?? null),
    channelConcurrencyMap: { VOICE: 1, CHAT: profile.chats, TASK: 0 },
    // The personal queue stands among them, without a name.
    queues: [...queues, queueShape(ownQueue.arn, null)],
  };
}

const queueShape = (arn: string, name: string | null) => ({ queueARN: arn, queueId: arn, name });
