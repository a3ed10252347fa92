import { type Instant, order } from '../fold/instant.ts';
import type { Evidence } from './evidence.ts';

/**
 * Whether the customer's line had ended by an instant: yes, no, or not to be told. A contact that ended for the customer's sake at
 * the very moment the asker's did was ended by the customer.
 */
export function customerGoneBy({ customerLeftAt, pair }: Pick<Evidence, 'customerLeftAt' | 'pair'>, at: Instant): boolean | null {
  if (!customerLeftAt) return isCustomerFollowed({ pair }) ? false : null;
  const side = order(customerLeftAt, at);
  return side === 'unclear' ? null : side !== 'after';
}

/** The same at the asker's leaving, where one second of doubt is none: who ends the contact ends it for both. */
export const customerGoneFirst = ({ customerLeftAt, askerLeftAt }: Pick<Evidence, 'customerLeftAt' | 'askerLeftAt'>): boolean =>
  customerLeftAt !== null && (askerLeftAt === null || order(customerLeftAt, askerLeftAt) !== 'after');

/** Whether the customer's leaving would be known: while Connect has not told of the asker's contact, it is not. */
export const isCustomerFollowed = ({ pair: { asker } }: Pick<Evidence, 'pair'>): boolean => asker?.followed === true;
