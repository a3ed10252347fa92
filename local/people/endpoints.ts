import type { AgentPort } from '../connect/agent-port.ts';
import { NotPossibleNowError } from './command.ts';

/** What a softphone sends as `endpoint` (Streams, `Endpoint`); all keys present, null when unset. */
export interface EndpointShape {
  readonly endpointARN: string | null;
  readonly type: 'agent' | 'queue' | 'phone_number';
  readonly name: string | null;
  readonly phoneNumber: string | null;
  readonly agentLogin: string | null;
  readonly queue: string | null;
}

const PAGE_SIZE = 500;

/** The quick connects this agent is offered, over all queues of the routing profile and all pages. */
export async function quickConnects(port: AgentPort): Promise<readonly EndpointShape[]> {
  const queueARNs = queuesOf(port).map(({ queueARN }) => queueARN);
  const endpoints: EndpointShape[] = [];
  let nextToken: string | null = null;
  do {
    const page = (await port.request('getEndpoints', { queueARNs, nextToken, maxResults: PAGE_SIZE })) as EndpointPage;
    endpoints.push(...page.endpoints);
    nextToken = page.nextToken ?? null;
  } while (nextToken !== null);
  return endpoints;
}

interface EndpointPage {
  readonly endpoints: readonly EndpointShape[];
  readonly nextToken?: string | null;
}

const queuesOf = (port: AgentPort) =>
  (port.configuration() as { routingProfile: { queues: readonly { queueARN: string }[] } }).routingProfile.queues;

/** A typed number as Streams makes it with `Endpoint.byPhoneNumber`. */
export const byPhoneNumber = (phoneNumber: string): EndpointShape => ({
  endpointARN: null,
  type: 'phone_number',
  phoneNumber,
  name: null,
  agentLogin: null,
  queue: null,
});

/** The endpoint for a target as an agent names it: a number that begins with `+`, else the name of a quick connect. @throws NotPossibleNowError */
export async function endpointFor(port: AgentPort, target: string): Promise<EndpointShape> {
  if (target.startsWith('+')) return byPhoneNumber(target);
  const offered = await quickConnects(port);
  const found = offered.find(({ name }) => name === target);
  if (!found) throw new NotPossibleNowError(`cannot consult: none of the ${offered.length} quick connects offered has this name`);
  return found;
}
