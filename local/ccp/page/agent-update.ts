import { reviveDates } from './revive-dates.ts';

/** An agent's whole state as the page works with it: instants are Dates. */
export interface AgentUpdate {
  readonly configuration: Fields & { readonly routingProfile: Fields };
  readonly snapshot: Snapshot;
}

export type Fields = Readonly<Record<string, unknown>>;

export interface Snapshot {
  readonly state: AgentState;
  readonly nextState: AgentState | null;
  readonly contacts: readonly Contact[];
  readonly snapshotTimestamp: Date;
  readonly localTimestamp: number;
  readonly skew: number;
}

export interface AgentState {
  readonly agentStateARN: string | null;
  readonly type: string;
  readonly name: string;
  readonly startTimestamp: Date | null;
}

export interface Contact {
  readonly contactId: string;
  readonly type: string;
  readonly state: { readonly type: string; readonly timestamp: Date };
  readonly queue?: Fields | null;
  readonly connections: readonly Connection[];
}

export interface Connection {
  readonly connectionId: string;
  readonly type: string;
  readonly initial: boolean;
  readonly state: { readonly type: string; readonly timestamp: Date };
  readonly endpoint: Fields;
  readonly quickConnectName: string | null;
}

type BareUpdate = Pick<AgentUpdate, 'configuration'> & {
  readonly snapshot: Omit<Snapshot, 'localTimestamp' | 'skew'> & Partial<Pick<Snapshot, 'localTimestamp' | 'skew'>>;
};

/**
 * The update as the shared worker of Streams would pass it on: Dates, `localTimestamp` and `skew`, contacts by age, and the old names
 * `status`, `address`, `queueId`, `routingProfileId` (read in Streams 2.28, `ClientEngine.updateAgent`). What is there already is kept.
 */
export function decorate(update: unknown, nowMs: number): AgentUpdate {
  const { configuration, snapshot } = reviveDates(update) as BareUpdate;
  return {
    configuration: { ...configuration, routingProfile: withProfileNames(configuration.routingProfile) },
    snapshot: {
      localTimestamp: nowMs,
      skew: snapshot.snapshotTimestamp.getTime() - nowMs,
      ...snapshot,
      contacts: snapshot.contacts.map(withContactNames).sort((a, b) => a.state.timestamp.getTime() - b.state.timestamp.getTime()),
    },
  };
}

const withProfileNames = (profile: Fields): Fields => ({
  routingProfileId: profile.routingProfileARN,
  ...profile,
  defaultOutboundQueue: withQueueId(profile.defaultOutboundQueue as Fields | null | undefined),
  queues: (profile.queues as readonly Fields[] | undefined)?.map((queue) => withQueueId(queue)),
});

const withContactNames = (contact: Contact): Contact => ({
  ...{ status: contact.state },
  ...contact,
  ...(contact.queue ? { queue: withQueueId(contact.queue) } : {}),
  connections: contact.connections.map((connection) => ({ ...{ address: connection.endpoint }, ...connection })),
});

const withQueueId = <T extends Fields | null | undefined>(queue: T): T => (queue ? { queueId: queue.queueARN, ...queue } : queue);
