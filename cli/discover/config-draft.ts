import { MAX_QUICK_CONNECTS } from '../../contract/limits.ts';
import type { Destination, InstanceFindings, Named } from './read-instance.ts';

/** A config to begin with, and what a person should know of it. */
export interface ConfigDraft {
  readonly config: {
    readonly instance: { readonly arn: string; readonly url: string };
    readonly agents: readonly { readonly name: string; readonly userArn: string }[];
    readonly queues: readonly Named[];
    readonly externals: readonly never[];
    readonly quickConnectStacks?: 8;
    readonly approvedBefore?: readonly string[];
    readonly streams: { readonly contactRecordsArn?: string; readonly agentEventsArn?: string };
  };
  readonly notes: readonly string[];
}

/** Drafts a config of what an instance has: every queue can be asked, and every user. */
export function configDraft(found: InstanceFindings): ConfigDraft {
  const { arn, url, saml, users, hours, quickConnects, contactRecords, agentEvents, approvedOrigins } = found;
  const taken = new Set(quickConnects.map(readingOf));
  const queues = found.queues.map(({ name, arn: queueArn }) => ({ name: unusedName([name, `${name} (team)`], taken), arn: queueArn }));
  const agents = users.map((user) => ({ name: unusedName([user.name, `${user.name} (${user.login})`], taken), userArn: user.arn }));
  const added = agents.length + queues.length;
  return {
    config: {
      instance: { arn, url: url ?? '' },
      agents,
      queues,
      externals: [],
      ...(added > MAX_QUICK_CONNECTS && { quickConnectStacks: 8 }),
      ...(approvedOrigins.length > 0 && { approvedBefore: approvedOrigins }),
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
      ...found.queues
        .filter(({ name }, at) => name !== queues[at]?.name)
        .map(
          ({ name }) =>
            `queues: a quick connect of the instance is called "${name}" already; the draft says "${name} (team)" for the queue.`,
        ),
      ...flowsOfOurs(found.flows),
      ...aboveQuotas(found, added),
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

/** What the names of all our flows begin with (`contact-flows/flows.ts`). */
const OURS = 'Consult Call - ';

const flowsOfOurs = (flows: readonly string[]): readonly string[] =>
  flows.some((name) => name.startsWith(OURS))
    ? [
        `flows: the instance has flows of our names ("${OURS}..."). If they are of this product's deployment, deploy again with its config; for a second deployment beside it, give this one a "prefix".`,
      ]
    : [];

/** What an instance has unless more was asked for (Admin Guide, Amazon Connect service quotas), and how much of it a deployment adds at most. */
const QUOTAS = { quickConnects: 100, flows: 100, functions: 50, approvedOrigins: 100 } as const;
const ADDED = { flows: 6, functions: 2, approvedOrigins: 1 } as const;
const IN_WORDS = {
  quickConnects: 'quick connects',
  flows: 'flows',
  functions: 'Lambda functions that flows may call',
  approvedOrigins: 'approved origins',
} as const;

function aboveQuotas(found: InstanceFindings, quickConnects: number): readonly string[] {
  const added = { ...ADDED, quickConnects };
  return (Object.keys(QUOTAS) as (keyof typeof QUOTAS)[])
    .filter((what) => found[what].length + added[what] > QUOTAS[what])
    .map((what) => {
      const all = found[what].length + added[what];
      return `quotas: ${found[what].length} ${IN_WORDS[what]} are there and this config adds ${added[what]}: an instance has room for ${QUOTAS[what]} unless AWS was asked for more (Service Quotas). Ask for ${all} before the deployment, or list fewer.`;
    });
}
