import type { Offer, PlannedQueue } from './offer-plan.ts';

/** An agent or an outside number with the name of the config: by ARN, by E.164. */
interface NamedEntry {
  readonly id: string;
  readonly name: string;
}

/** What a deployment writes into the ledger beside the facts, as the template says it. */
export interface KnownNames {
  readonly agents: readonly NamedEntry[];
  readonly queues: readonly PlannedQueue[];
  readonly externals: readonly NamedEntry[];
  /** Names of the queues whose agents may ask all of them. */
  readonly offeredOn: readonly string[];
  /** Queues whose agents may ask some of them. */
  readonly offerGroups: readonly Offer[];
  /** What the config says of calls, for pages of people who have signed in. */
  readonly settings: unknown;
  /** The policy of outside numbers; null without one. */
  readonly outside: unknown;
}
