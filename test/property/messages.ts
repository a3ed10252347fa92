import type { Fact } from '../../domain/fact.ts';
import { parseAgentAction } from '../../domain/parse-agent-action.ts';
import { parseAgentEvent } from '../../domain/parse-agent-event.ts';
import { parseContactEvent } from '../../domain/parse-contact-event.ts';
import { parseContactRecord } from '../../domain/parse-contact-record.ts';
import { parseLegStart } from '../../domain/parse-leg-start.ts';
import type { Parsed } from '../../domain/parsed.ts';
import { agentEvents } from '../domain/agent-events.ts';
import { contactEvents } from '../domain/contact-events.ts';
import { contactRecord } from '../domain/contact-record.ts';
import { actionBody, factsOf, type LogEntry } from '../domain/facts-of.ts';
import type { LegPlan } from '../domain/leg-plan.ts';
import { legStart } from '../domain/leg-start.ts';

/** Who tells of a call. */
export type Teller = 'flow' | 'events' | 'records' | 'agents' | 'log';

/** One message as it is sent: JSON text, and the agent whose token an entry of a desk's log came with. */
export interface Message {
  readonly by: Teller;
  readonly body: string;
  readonly agent: string;
}

const READ: Readonly<Record<Teller, (message: Message) => Parsed>> = {
  flow: ({ body }) => parseLegStart(JSON.parse(body)),
  events: ({ body }) => parseContactEvent(body),
  records: ({ body }) => parseContactRecord(body),
  agents: ({ body }) => parseAgentEvent(body),
  log: ({ body, agent }) => parseAgentAction(body, agent),
};

/** What the door reads of a message, which must be readable. */
export const factsIn = (message: Message): readonly Fact[] => factsOf(READ[message.by](message));

const sent = (by: Teller, bodies: readonly object[]): readonly Message[] =>
  bodies.map((body) => ({ by, body: JSON.stringify(body), agent: '' }));

/** The contact records of legs. */
export const recordsOf = (legs: readonly LegPlan[]): readonly Message[] => sent('records', legs.map(contactRecord));

/** Everything that is sent of legs that really were so, and of what the desks logged. */
export const messagesOf = (legs: readonly LegPlan[], log: readonly LogEntry[]): readonly Message[] => [
  ...sent('flow', legs.filter(({ method }) => method === 'TRANSFER').map(legStart)),
  ...sent('events', legs.flatMap(contactEvents)),
  ...recordsOf(legs),
  ...sent(
    'agents',
    legs.flatMap((leg) => agentEvents(leg)),
  ),
  ...log.map((entry, i): Message => ({ by: 'log', body: JSON.stringify(actionBody(entry, i)), agent: entry.agent })),
];

/** Who a leg is said to hang on: ids, or null where a message says nothing of it. */
export interface Links {
  readonly root: string | null;
  readonly parent: string | null;
}

/** The message with other links in it, if any. */
export function withLinks(message: Message, links: Links | undefined): Message {
  if (!links) return message;
  const change = (key: string, value: unknown) => {
    if (/^initialContactId$/i.test(key)) return links.root;
    return /^previousContactId$/i.test(key) ? links.parent : value;
  };
  return { ...message, body: JSON.stringify(JSON.parse(message.body), change) };
}
