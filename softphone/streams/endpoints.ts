import type { Endpoint } from '../call/endpoint.ts';
import { isSameLogin } from '../call/same-login.ts';

const KINDS: Readonly<Record<string, Endpoint['kind']>> = { agent: 'agent', queue: 'queue', phone_number: 'external' };

/** The agent who asks: they are not offered to themselves. */
export interface Asker {
  readonly login: string;
}

/**
 * Streams' endpoints as the desk's, each quick connect once: several queues may offer the same. The asker's own is left out, and so is one of a kind that this
 * desk does not know: quick connects that run a flow exist (Admin Guide, Quick connects), and none of these can be asked.
 */
export function toEndpoints(given: readonly connect.Endpoint[], asker: Asker): readonly Endpoint[] {
  const others = given.filter((endpoint) => !isOwn(endpoint, asker));
  const byArn = new Map(others.flatMap((endpoint): [string, Endpoint][] => toEndpoint(endpoint).map((own) => [endpoint.endpointARN, own])));
  return [...byArn.values()];
}

/** By login alone: where Streams has none, a colleague may have the asker's name. The picker leaves out the asker's own user where the directory names it. */
const isOwn = ({ type, agentLogin }: connect.Endpoint, asker: Asker): boolean =>
  type === 'agent' && !!agentLogin && isSameLogin(agentLogin, asker.login);

/** None for an endpoint without an ARN or of another kind. */
const toEndpoint = ({ endpointARN, type, name, phoneNumber }: connect.Endpoint): readonly Endpoint[] => {
  const kind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
  if (!endpointARN || kind === undefined) return [];
  return [{ kind, arn: endpointARN, name: name || null, number: kind === 'external' ? phoneNumber || null : null }];
};

/** Every queue that may offer quick connects, as the native CCP asks them: the agent's own and the outbound one included. */
export function queuesToAsk(profile: {
  readonly queues: readonly { readonly queueARN: string }[];
  readonly defaultOutboundQueue?: { readonly queueARN: string } | null;
}): string[] {
  return [...new Set([...profile.queues, profile.defaultOutboundQueue].flatMap((queue) => (queue ? [queue.queueARN] : [])))];
}
