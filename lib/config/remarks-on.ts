import { offersOf } from './offered-on.ts';
import type { Config } from './schema.ts';

/** What one queue can offer; nothing raises it (Admin Guide, Amazon Connect service quotas). */
const MOST_ON_A_QUEUE = 700;
/** What an instance has unless more was asked for (the same). */
const BY_DEFAULT = { quickConnects: 100, queues: 100 };

/** What a person should know of a config that is right: what Connect will refuse unless something is done before the deployment. */
export function remarksOn(config: Config): readonly string[] {
  const { agents, queues, externals } = config;
  const quickConnects = agents.length + queues.length + externals.length;
  const created = queues.filter(({ arn }) => arn === undefined).length;
  const most = Math.max(0, ...offersOf(config).map((offer) => offer.quickConnects.length));
  return [
    ...(most > MOST_ON_A_QUEUE
      ? [`A queue would offer ${most} quick connects; Amazon Connect allows ${MOST_ON_A_QUEUE}. Offer fewer, in groups of offeredOn.`]
      : []),
    ...(quickConnects > BY_DEFAULT.quickConnects ? [ask('quick connects', quickConnects, BY_DEFAULT.quickConnects)] : []),
    ...(created > BY_DEFAULT.queues ? [ask('queues', created, BY_DEFAULT.queues)] : []),
  ];
}

const ask = (what: string, needed: number, given: number) =>
  `This config adds ${needed} ${what}; an instance has ${given} unless AWS was asked for more (Service Quotas). Ask before the deployment.`;
