import { order } from '../fold/instant.ts';
import type { Evidence } from './evidence.ts';

/**
 * Whether asker, consulted party and every other agent who was on the call since the answer keep a log: any of them may join all, or
 * take the customer off hold.
 */
export function everybodyLogs({ answer, logs, pair: { asker, reached, chain } }: Pick<Evidence, 'answer' | 'logs' | 'pair'>): boolean {
  const others = chain.filter((leg) => leg !== asker && leg !== reached && leg.agent !== null && leg.method !== 'MONITOR');
  const there = others.filter(({ agentLeftAt: left }) => !left || !answer.at || order(left, answer.at) !== 'before');
  return (
    logs.asker.some((act) => act.verb === 'dialled') &&
    // Of a team's call another member may have logged a refusal.
    (reached.method === 'EXTERNAL_OUTBOUND' || logs.consulted.some((act) => act.agent === reached.agent)) &&
    there.every((leg) => leg.acts.some((act) => act.agent === leg.agent))
  );
}
