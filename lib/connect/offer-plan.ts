import type { OfferPlan } from '../../contract/offer-plan.ts';
import { offersOf } from '../config/offered-on.ts';
import type { Config } from '../config/schema.ts';

/** Which quick connects the agents of which queues are offered. */
export const offerPlan = (config: Config): OfferPlan => ({
  queues: config.queues.map(({ name, arn = null }) => ({ name, arn })),
  offers: offersOf(config),
});
