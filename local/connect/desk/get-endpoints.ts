import type { QuickConnect } from '../resources/registry.ts';
import type { DeskMethod } from './method.ts';
import { noEndpoints } from './refusals.ts';

const LARGEST_PAGE = 500;

/** Quick connects of the queues asked for, by pages; each once, even when several queues share it. */
export const getEndpoints: DeskMethod = (core, agent, { queueARNs, nextToken, maxResults }) => {
  const asked = [queueARNs].flat().map(String);
  const own = [...agent.routingProfile.queueArns, agent.routingProfile.defaultOutboundQueueArn, agent.ownQueue.arn];
  if (asked.some((arn) => !own.includes(arn))) throw noEndpoints(agent.id);
  const ids = new Set(asked.flatMap((arn) => [...(core.registry.queues.get(arn)?.quickConnectIds ?? [])]));
  const all = [...core.registry.quickConnects.values()].filter(({ id }) => ids.has(id));
  const from = Number(nextToken ?? 0);
  const to = from + Math.min(Number(maxResults) || LARGEST_PAGE, LARGEST_PAGE);
  return { endpoints: all.slice(from, to).map(endpoint), nextToken: to < all.length ? String(to) : null };
};

// Endpoints carry neither availability nor the agent's login.
const endpoint = ({ arn, name, target }: QuickConnect) => ({
  endpointARN: arn,
  endpointId: arn,
  type: target.kind === 'external' ? 'phone_number' : target.kind,
  name,
  phoneNumber: target.kind === 'external' ? target.phoneNumber : null,
  agentLogin: null,
  queue: null,
});
