import { type Instant, order } from '../fold/instant.ts';
import type { Evidence } from './evidence.ts';

/**
 * Whether the customer's line had ended by an instant: yes, no, or not to be told. A contact that ended for the customer's sake at
 * the very moment the asker's did was ended by the customer.
 */
export function customerGoneBy({ customerLeftAt }: Pick<Evidence, 'customerLeftAt'>, at: Instant): boolean | null {
  if (!customerLeftAt) return false;
  const side = order(customerLeftAt, at);
  return side === 'unclear' ? null : side !== 'after';
}

/** The same at the asker's leaving, where one second of doubt is none: who ends the contact ends it for both. */
export const customerGoneFirst = ({ customerLeftAt, askerLeftAt }: Pick<Evidence, 'customerLeftAt' | 'askerLeftAt'>): boolean =>
  customerLeftAt !== null && (askerLeftAt === null || order(customerLeftAt, askerLeftAt) !== 'after');
