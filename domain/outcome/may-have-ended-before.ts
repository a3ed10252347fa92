import { order } from '../fold/instant.ts';
import type { Evidence } from './evidence.ts';
import { CUSTOMER_DISCONNECT } from './reasons.ts';

/**
 * Whether the customer may have gone some time before the end of the asker's contact that is taken for the end of the three: by another reading of the sources the contact of a
 * customer who hangs up while agents talk on ends only as its agent leaves (`disconnectedOnCustomerDrop`). Not where its reason names somebody else, and not where the consulted party went
 * before or stayed on: nobody stays on a call alone.
 */
export function mayHaveEndedBefore({ pair: { asker }, consultedLeftAt: gone }: Pick<Evidence, 'pair' | 'consultedLeftAt'>): boolean {
  const { endedAt: ended, agentLeftAt: left, reason } = asker ?? {};
  if (asker?.parent !== null || !ended || !left || order(left, ended) === 'after') return false;
  const byCustomer = reason === null || reason === undefined || reason.value === CUSTOMER_DISCONNECT;
  const side = gone && order(gone, ended);
  return byCustomer && side !== 'before' && side !== 'after';
}
