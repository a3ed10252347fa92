import { MAX_QUICK_CONNECTS } from '../../contract/limits.ts';
import type { Destination, InstanceFindings, Named } from './read-instance.ts';

/** A config to begin with, and what a person should know of it. */
export interface ConfigDraft {
  readonly config: {
    readonly instance: { readonly arn: string; readonly url: string };
    readonly agents: readonly { readonly name: string; readonly userArn: string }[];
    readonly queues: readonly Named[];
    readonly externals: readonly never[];
    readonly streams: { readonly contactRecordsArn?: string; readonly agentEventsArn?: string };
  };
  readonly notes: readonly string[];
}

/** Drafts a config of what an instance has: every queue can be asked, and every user. */
export function configDraft(found: InstanceFindings): ConfigDraft {
  const { arn, url, saml, users, hours, quickConnects, contactRecords, agentEvents } = found;
  const queues = found.queues.map(({ name, arn: queueArn }) => ({ name, arn: queueArn }));
  const taken = new Set([...quickConnects, ...queues.map(({ name }) => name)].map(readingOf));
  const agents = users.map((user) => ({ name: unusedName([user.name, `${user.name} (${user.login})`], taken), userArn: user.arn }));
  const clashes = queues.filter(({ name }) => quickConnects.includes(name)).map(({ name }) => name);
  return {
    config: {
      instance: { arn, url: url ?? '' },
      agents,
      queues,
      externals: [],
      streams: {
        ...(contactRecords?.streamArn && { contactRecordsArn: contactRecords.streamArn }),
        ...(agentEvents?.streamArn && { agentEventsArn: agentEvents.streamArn }),
      },
    },
    notes: [
      ...(url === null ? ['instance.url: the instance told no access URL; fill it in.'] : []),
      ...(saml
        ? ['instance.loginUrl: people enter this instance through an identity provider; fill in the address that signs them in there.']
        : []),
      ...(agents.length + queues.length > MAX_QUICK_CONNECTS
        ? [
            `agents, queues: ${agents.length + queues.length} quick connects are too many for one stack (${MAX_QUICK_CONNECTS}); leave those out who are not asked.`,
          ]
        : []),
      ...clashes.map((name) => `queues: a quick connect of the instance is called "${name}" already; give the queue another name here.`),
      ...unusable('streams.contactRecordsArn', contactRecords),
      ...unusable('streams.agentEventsArn', agentEvents),
      ...hours.map(({ name, arn: hoursArn }) => `hours of operation, for a queue that is to be created: "${name}" ${hoursArn}`),
    ],
  };
}

/** Names that agents could not tell apart are one name to the config. */
const readingOf = (name: string): string => name.normalize('NFKC').toLowerCase();

/** The first of these names that nobody has; it is taken from now on. */
function unusedName(names: readonly string[], taken: Set<string>): string {
  const name = names.find((one) => !taken.has(readingOf(one))) ?? names.at(-1) ?? '';
  taken.add(readingOf(name));
  return name;
}

const unusable = (field: string, destination: Destination | null): readonly string[] =>
  destination === null || destination.streamArn !== null
    ? []
    : [
        `${field}: the instance sends these to ${destination.storageType}, which no function can read; change it to a Kinesis data stream, or remove it and leave the field out.`,
      ];
