/** Which quick connects the agents of which queues are offered, as the template says it and the function that associates them reads it. */
export interface OfferPlan {
  readonly queues: readonly PlannedQueue[];
  readonly offers: readonly Offer[];
}

export interface PlannedQueue {
  readonly name: string;
  /** Null for a queue that the stack creates: its ARN is known at deployment, and handed over in the order of the plan. */
  readonly arn: string | null;
}

/** What a group of queues offers: queues of the plan and quick connects of the instance, by name. A name stands for the same quick connect wherever it leads. */
export interface Offer {
  readonly queues: readonly string[];
  readonly quickConnects: readonly string[];
}

/** The service takes 1 to 50 quick connects a call (API model of AssociateQueueQuickConnects). */
export const QUICK_CONNECTS_PER_CALL = 50;

/** Connect's control API allows 2 calls a second for an account and Region (Admin Guide, service quotas). */
export const MS_BETWEEN_CALLS = 500;
