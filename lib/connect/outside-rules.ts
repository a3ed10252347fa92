import type { Config } from '../config/schema.ts';

/** The policy of outside numbers as functions read it (`domain/outside`): agents by ARN, queues by name. Undefined where the config has none. */
export function outsideRules({ outsideNumbers, agents }: Config) {
  if (!outsideNumbers) return undefined;
  const arnOf = (name: string) => agents.find((agent) => agent.name === name)?.userArn ?? name;
  const { rules, otherwise, limits, prices } = outsideNumbers;
  return {
    rules: rules.map(({ agents: named, ...rule }) => ({ ...rule, ...(named === undefined ? {} : { agents: named.map(arnOf) }) })),
    otherwise,
    limits: { perHour: limits.perHour ?? null, perCall: limits.perCall ?? null },
    prices: prices ?? null,
  };
}
