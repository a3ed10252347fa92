import { createHash } from 'node:crypto';
import type { OfferPlan, PlannedQuickConnect } from '../../contract/offer-plan.ts';
import { offersOf } from '../config/offered-on.ts';
import type { Config } from '../config/schema.ts';

/** Which quick connects the agents of which queues are offered. */
export function offerPlan(config: Config): OfferPlan {
  const { agents, queues, externals } = config;
  const quickConnects: readonly PlannedQuickConnect[] = [
    ...agents.map(({ name, userArn }) => ({ name, mark: markOf('agent', userArn) })),
    ...queues.map(({ name, arn }) => ({ name, mark: markOf('team', arn ?? name) })),
    ...externals.map(({ name, phoneNumber }) => ({ name, mark: markOf('outside', phoneNumber) })),
  ];
  return {
    quickConnects,
    queues: queues.map(({ name, arn = null }) => ({ name, arn })),
    offers: offersOf(config),
  };
}

/** A hash: the plan needs no number. */
const markOf = (kind: string, target: string) => createHash('sha256').update(`${kind} ${target}`).digest('hex').slice(0, 16);
