/** The ARN forms of one instance's resources (Service Authorization Reference, "Resource types defined by Amazon Connect"). */
export interface Arns {
  readonly instance: string;
  readonly account: string;
  readonly region: string;
  readonly instanceId: string;
  agent(id: string): string;
  queue(id: string): string;
  agentQueue(agentId: string): string;
  flow(id: string): string;
  quickConnect(id: string): string;
  contact(id: string): string;
  routingProfile(id: string): string;
  hours(id: string): string;
  agentState(id: string): string;
  phoneNumber(id: string): string;
}

/** ARNs of the instance with the given place and id. */
export function createArns(place: { readonly account: string; readonly region: string; readonly instanceId: string }): Arns {
  const instance = `arn:aws:connect:${place.region}:${place.account}:instance/${place.instanceId}`;
  const under = (kind: string) => (id: string) => `${instance}/${kind}/${id}`;
  return {
    ...place,
    instance,
    agent: under('agent'),
    queue: under('queue'),
    agentQueue: under('queue/agent'),
    flow: under('contact-flow'),
    quickConnect: under('transfer-destination'),
    contact: under('contact'),
    routingProfile: under('routing-profile'),
    hours: under('operating-hours'),
    agentState: under('agent-state'),
    phoneNumber: (id) => `arn:aws:connect:${place.region}:${place.account}:phone-number/${id}`,
  };
}

/** The id at the end of an ARN; a bare id is its own. */
export const idOf = (arnOrId: string): string => arnOrId.slice(arnOrId.lastIndexOf('/') + 1);
