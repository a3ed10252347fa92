import type { Endpoint } from '../call/endpoint.ts';

const KINDS: Readonly<Record<string, Endpoint['kind']>> = { agent: 'agent', queue: 'queue', phone_number: 'external' };

/** Streams' endpoints as the desk's, each quick connect once: several queues may offer the same. */
export function toEndpoints(given: readonly connect.Endpoint[]): readonly Endpoint[] {
  const byArn = new Map(
    given.flatMap((endpoint): [string, Endpoint][] => (endpoint.endpointARN ? [[endpoint.endpointARN, toEndpoint(endpoint)]] : [])),
  );
  return [...byArn.values()];
}

const toEndpoint = ({ endpointARN, type, name, phoneNumber }: connect.Endpoint): Endpoint => {
  const kind = KINDS[type] ?? 'external';
  return { kind, arn: endpointARN, name: name || null, number: kind === 'external' ? phoneNumber || null : null };
};

/** Every queue that may offer quick connects, as the native CCP asks them: the agent's own and the outbound one included. */
export function queuesToAsk(profile: {
  readonly queues: readonly { readonly queueARN: string }[];
  readonly defaultOutboundQueue?: { readonly queueARN: string } | null;
}): string[] {
  return [...new Set([...profile.queues, profile.defaultOutboundQueue].flatMap((queue) => (queue ? [queue.queueARN] : [])))];
}
