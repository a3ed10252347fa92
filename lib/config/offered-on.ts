import type { Config } from './schema.ts';

/** Names of the queues whose agents see all colleagues, teams and numbers of the config, each once. */
export const offeredOn = ({ offeredOn, queues }: Pick<Config, 'offeredOn' | 'queues'>): readonly string[] => [
  ...new Set(offeredOn ?? queues.map(({ name }) => name)),
];
