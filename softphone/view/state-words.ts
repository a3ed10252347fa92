import type { AgentSeen } from '../call/snapshot.ts';

/** An agent's state as words: those of the site as they are called, Connect's own (`AfterCallWork`) taken apart. */
export const stateWords = ({ stateName, stateType }: AgentSeen): string =>
  stateType === 'system' || stateType === 'error'
    ? stateName.replace(/(?<=\p{Ll})\p{Lu}/gu, (capital) => ` ${capital.toLowerCase()}`)
    : stateName;
