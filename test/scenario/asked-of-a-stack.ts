import type { SimStack } from './sim-stack.ts';

/** A question that supervisors alone may ask. */
export const A_REPORT = '/reports/consults?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z';

/** Quick connects an agent is offered, as their softphone lists them. */
export async function directoryOf({ stack }: SimStack, login: string): Promise<readonly string[]> {
  const port = stack.connect.agentPort(login);
  const { queues } = port.configuration().routingProfile as { queues: readonly { queueARN: string }[] };
  const queueARNs = queues.map(({ queueARN }) => queueARN);
  const { endpoints } = (await port.request('getEndpoints', { queueARNs, nextToken: null, maxResults: 500 })) as {
    endpoints: { name: string }[];
  };
  return endpoints.map(({ name }) => name);
}
