import type { Agent } from '../calls/model.ts';

/** Ready for a voice contact: chose a routable state and is on no call. */
export const isRoutable = (agent: Agent): boolean => agent.chosen.type === 'routable' && agent.call === null;
