import type { Leg } from '../../contract/schemas/consult.ts';

/** Whoever was on the leg has left it, or nobody will come any more. */
export const isOver = ({ agentLeftAt, endedAt }: Leg): boolean => agentLeftAt !== null || endedAt !== null;

/** When that was, in milliseconds of the service's clock; NaN while it is not over. */
export const overAt = ({ agentLeftAt, endedAt }: Leg): number => Date.parse(agentLeftAt ?? endedAt ?? '');
