import { freeChats, isRoutable } from '../../agents/agent.ts';
import { contactState } from '../../agents/contact-state.ts';
import { type Arns, idOf } from '../../arns.ts';
import { type Agent, channelOf, type DeskEntry } from '../../calls/model.ts';
import { invalidParameter } from '../errors.ts';
import { epochSeconds, type Input, type Operation, page } from '../operation.ts';

/** What agents do now: their state, their contacts, their free slots. Exactly one filter is needed. */
export const getCurrentUserData: Operation = {
  name: 'GetCurrentUserData',
  method: 'POST',
  path: '/metrics/userdata/{InstanceId}',
  resources: ({ arns }, { Filters }) => filteredArns(arns, Object(Filters)),
  run: (core, input) => {
    const found = core.agents.filter(filterOf(input.Filters));
    const { rows, NextToken } = page(found, input, 100);
    return { UserDataList: rows.map(shape), NextToken, ApproximateTotalCount: found.length };
  },
};

// What the filter names is what must be allowed (SDK GetCurrentUserData, "tagging is only supported on the resources passed in the filter").
function filteredArns(arns: Arns, { Agents, Queues, RoutingProfiles }: Input): string[] {
  const ids = (list: unknown) => [list ?? []].flat().map((id) => idOf(String(id)));
  const found = [...ids(Agents).map(arns.agent), ...ids(Queues).map(arns.queue), ...ids(RoutingProfiles).map(arns.routingProfile)];
  return found.length > 0 ? found : [arns.instance];
}

function filterOf(filters: unknown): (agent: Agent) => boolean {
  const { Agents, Queues, RoutingProfiles, ContactFilter }: Input = Object(filters);
  const among = (list: unknown, ...values: readonly string[]) =>
    Array.isArray(list) && list.some((id) => values.includes(idOf(String(id))));
  if (Agents) return ({ id }) => among(Agents, id);
  if (Queues) return ({ routingProfile }) => among(Queues, ...routingProfile.queueArns.map(idOf));
  if (RoutingProfiles) return ({ routingProfile }) => among(RoutingProfiles, routingProfile.id);
  if (ContactFilter)
    return ({ desk }) => desk.some((entry) => among(Reflect.get(Object(ContactFilter), 'ContactStates'), contactState(entry)));
  throw invalidParameter('Filters must name agents, queues, routing profiles or contact states.');
}

function shape(agent: Agent) {
  return {
    User: { Id: agent.id, Arn: agent.arn },
    RoutingProfile: { Id: agent.routingProfile.id, Arn: agent.routingProfile.arn },
    Status: { StatusStartTimestamp: epochSeconds(agent.chosenAtMs), StatusArn: agent.chosen.arn, StatusName: agent.chosen.name },
    AvailableSlotsByChannel: slots(agent, isRoutable(agent) ? 1 : 0, isRoutable(agent, 'CHAT') ? freeChats(agent) : 0),
    MaxSlotsByChannel: slots(agent, 1, agent.routingProfile.chats),
    ActiveSlotsByChannel: slots(agent, agent.desk.length - chatsOf(agent) > 0 ? 1 : 0, chatsOf(agent)),
    Contacts: agent.desk.map(contactShape),
    NextStatus: agent.next?.name,
  };
}

const chatsOf = ({ desk }: Agent) => desk.filter(({ type }) => type === 'chat').length;

// A channel that the routing profile does not have is in none of the maps.
const slots = ({ routingProfile }: Agent, VOICE: number, CHAT: number) => (routingProfile.chats > 0 ? { VOICE, CHAT } : { VOICE });

// StateStartTimestamp does not move when the state becomes CONNECTED_ONHOLD (SDK AgentContactReference).
function contactShape(entry: DeskEntry) {
  const { contact } = entry;
  return {
    ContactId: contact.contactId,
    Channel: channelOf(contact.call),
    InitiationMethod: contact.method,
    AgentContactState: contactState(entry),
    StateStartTimestamp: epochSeconds(entry.changedAtMs),
    ConnectedToAgentTimestamp: epochSeconds(contact.connectedToAgentAtMs),
    Queue: contact.queue ? { Id: idOf(contact.queue.arn), Arn: contact.queue.arn } : undefined,
  };
}
