import type { Leg } from '../../contract/schemas/consult.ts';
import { CUSTOMER_DISCONNECT } from '../outcome/reasons.ts';

/** One leg as far as a way back hangs on it. */
export interface SeenLeg {
  readonly contactId: string;
  readonly parent: string | null;
  readonly method: string | null;
  /** The agent who took it; null while nobody did. */
  readonly agent: string | null;
  readonly queue: string | null;
  /** When whoever was on it was gone, ISO 8601 UTC; null while they are there, or while nothing tells. */
  readonly leftAt: string | null;
  /** When it was queued or, where that is not told, began; ISO 8601 UTC. */
  readonly waitsSince: string | null;
}

/** What a leg's end and its agent's leaving tell of whoever was on it. */
interface Ending {
  readonly agentLeftAt: string | null;
  readonly endedAt: string | null;
  readonly endReason: string | null;
}

/**
 * When whoever was on a leg was gone. A contact whose customer hung up ends while its agent may still be talking, to whom they asked:
 * its end alone tells nothing of the agent then.
 */
export const goneAt = ({ agentLeftAt, endedAt, endReason }: Ending): string | null =>
  agentLeftAt ?? (endReason === CUSTOMER_DISCONNECT ? null : endedAt);

/** A leg of the ledger as it was seen. An end whose reason nobody told yet is not taken for the agent's leaving. */
export const seenInLedger = (leg: Leg): SeenLeg => ({
  contactId: leg.contactId,
  parent: leg.parentContactId,
  method: leg.initiationMethod,
  agent: leg.agent,
  queue: leg.queue,
  leftAt: leg.agent !== null && leg.endReason === null ? leg.agentLeftAt : goneAt(leg),
  waitsSince: leg.queuedAt ?? leg.startedAt,
});
