import type { Offer } from '../../contract/offer-plan.ts';
import type { Config } from './schema.ts';

type Offering = Pick<Config, 'offeredOn' | 'queues' | 'agents' | 'externals'>;

/** Names of the queues whose agents see all colleagues, teams and numbers of the config, each once. */
export const offeredOn = ({ offeredOn, queues }: Pick<Offering, 'offeredOn' | 'queues'>): readonly string[] => [
  ...new Set(offeredOn?.filter((one) => typeof one === 'string') ?? queues.map(({ name }) => name)),
];

/** Groups of queues whose agents see a part of them. */
export const offerGroups = ({ offeredOn }: Pick<Offering, 'offeredOn'>): readonly Offer[] =>
  (offeredOn ?? []).flatMap((one) => (typeof one === 'string' ? [] : [{ queues: one.queues, quickConnects: one.names }]));

/** All names that can be offered. */
export const offeredNames = ({ agents, queues, externals }: Omit<Offering, 'offeredOn'>): readonly string[] =>
  [...agents, ...queues, ...externals].map(({ name }) => name);

/** What is offered on which queues. */
export function offersOf(config: Offering): readonly Offer[] {
  const everything = offeredOn(config);
  const all: readonly Offer[] = everything.length === 0 ? [] : [{ queues: everything, quickConnects: offeredNames(config) }];
  return [...all, ...offerGroups(config)];
}
