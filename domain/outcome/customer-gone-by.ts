import { type Instant, order } from '../fold/instant.ts';
import { mayBeCustomersEnd } from './customer-left.ts';
import type { Evidence } from './evidence.ts';

/**
 * Whether the customer's line had ended by an instant: yes, no, or not to be told. A contact that ended for the customer's sake at
 * the very moment the asker's did was ended by the customer.
 */
export function customerGoneBy({ customerLeftAt, pair }: Pick<Evidence, 'customerLeftAt' | 'pair'>, at: Instant): boolean | null {
  if (!customerLeftAt) return isCustomerFollowed({ pair }) || endsLater(pair, at) ? false : null;
  const side = order(customerLeftAt, at);
  return side === 'unclear' ? null : side !== 'after';
}

/**
 * The same at the asker's leaving. On the asker's own contact one second of doubt is none, for who ends the contact ends it for both;
 * of a customer whose line stood on another contact it is not to be told (null), nor where that end may be the customer's or not.
 */
export function customerGoneFirst({ customerLeftAt, customerLine, askerLeftAt, pair }: Omit<Evidence, 'joined'>): boolean | null {
  if (!customerLeftAt) return pair.asker && mayBeCustomersEnd(pair.asker, pair.chain) ? null : false;
  const side = askerLeftAt && order(customerLeftAt, askerLeftAt);
  if (side === 'unclear') return customerLine === pair.asker || null;
  return side !== 'after';
}

/**
 * Whether the customer's leaving would be known: while Connect has not told of the asker's contact, or its end may be theirs or not, it is not. An asker who was asked in
 * has the customer on another's contact: of one that ended since the invitation only its reason tells who went.
 */
export function isCustomerFollowed({ pair }: Pick<Evidence, 'pair'>): boolean {
  const { asker, invited, reached, chain } = pair;
  if (!asker || mayBeCustomersEnd(asker, chain)) return false;
  if (asker.parent === null) return asker.followed;
  const others = chain.filter((leg) => leg !== asker && leg !== reached && leg.agent !== null && leg.method !== 'MONITOR');
  return asker.followed && others.every(({ endedAt, reason }) => reason !== null || !endedAt || isEarlier(endedAt, invited.startedAt));
}

/** Of whatever makes the end of the asker's contact, it is later. */
const endsLater = ({ asker, chain }: Evidence['pair'], at: Instant): boolean =>
  asker?.parent === null && mayBeCustomersEnd(asker, chain) && asker.endedAt !== null && order(asker.endedAt, at) === 'after';

const isEarlier = (ended: Instant, began: Instant | null): boolean => began !== null && order(ended, began) === 'before';
