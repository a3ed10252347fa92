import type { Consult, Leg } from '../../../contract/schemas/consult.ts';

const at = (ms: number): string => new Date(ms).toISOString();

/** A leg of the contact tree asked from `c1`; instants in milliseconds. */
export const leg = (
  contactId: string,
  {
    startedAt,
    connectedAt,
    leftAt,
    ...more
  }: { startedAt: number; connectedAt?: number; leftAt?: number } & Partial<Omit<Leg, 'startedAt'>>,
): Leg => ({
  contactId,
  parentContactId: 'c1',
  rootContactId: 'c1',
  relatedContactId: null,
  channel: 'VOICE',
  initiationMethod: 'TRANSFER',
  agent: null,
  queue: null,
  target: { kind: 'agent', id: null },
  startedAt: at(startedAt),
  queuedAt: null,
  connectedToSystemAt: null,
  connectedToAgentAt: connectedAt === undefined ? null : at(connectedAt),
  agentLeftAt: leftAt === undefined ? null : at(leftAt),
  endedAt: leftAt === undefined ? null : at(leftAt),
  endReason: null,
  missing: [],
  ...more,
});

const unknown = { ms: null, method: 'unknown', atLeastMs: null, atMostMs: null } as const;

export const consult = (contactId: string, outcome: Consult['outcome'], more: Partial<Consult> = {}): Consult => ({
  contactId,
  parentContactId: 'c1',
  rootContactId: 'c1',
  channel: 'VOICE',
  askedBy: { agent: null, queue: null },
  target: { kind: 'agent', id: null },
  outcome,
  outcomeMethod: 'derived',
  answered: null,
  joined: null,
  customerLost: null,
  startedAt: null,
  times: { consult: unknown, ring: unknown, queueWait: unknown, private: unknown, conference: unknown, customerHold: unknown },
  missing: [],
  ...more,
});
