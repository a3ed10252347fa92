import { CtiError } from '../agent-port.ts';
import type { DeskMethod } from './method.ts';

/** Keeps what an agent may change of their own configuration: language, softphone or desk phone. */
export const updateAgentConfiguration: DeskMethod = (_core, agent, { configuration }) => {
  const { agentPreferences, softphoneEnabled, softphoneAutoAccept, extension }: Record<string, unknown> = Object(configuration);
  if (configuration === null || typeof configuration !== 'object') {
    throw new CtiError('InvalidConfigurationException', 'The configuration is missing.');
  }
  const given = { agentPreferences, softphoneEnabled, softphoneAutoAccept, extension };
  const changed = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  agent.preferences = { ...agent.preferences, ...changed };
  return {};
};
