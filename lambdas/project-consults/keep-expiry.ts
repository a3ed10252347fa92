import { expiryOfLeg } from '../projection/expiry-of-leg.ts';
import { type Projection, ROUNDS } from '../projection/project-chain.ts';
import { ChainBusyError } from '../store/errors.ts';
import { expiryOf } from '../store/expiry.ts';
import type { StoredLeg } from '../store/leg-item.ts';
import { readLegsWithoutActions } from '../store/read-legs.ts';
import { setLegExpiry } from '../store/set-leg-expiry.ts';

/**
 * Sets the expiry of what Connect said of a contact if it is another one than the facts want.
 * A contact of which no instant is known yet expires after the moment it was first heard of, so that nothing stays for ever.
 * @param writtenAt when the item was written, in seconds since 1970 UTC
 * @throws ChainBusyError when others kept changing the item
 */
export async function keepExpiry(image: StoredLeg, writtenAt: number, { ledger, retentionMonths }: Projection): Promise<void> {
  let leg: StoredLeg | undefined = image;
  for (let round = 1; leg && round <= ROUNDS; round++) {
    const { contactId } = leg.facts;
    const unknown = leg.expiresAt ?? expiryOf(new Date(writtenAt * 1_000).toISOString(), retentionMonths);
    const wanted = expiryOfLeg(leg.facts, retentionMonths) ?? unknown;
    if (wanted === leg.expiresAt) return;
    if ((await setLegExpiry(ledger, { contactId, seen: leg.expiresAt, wanted })) === 'set') return;
    [leg] = await readLegsWithoutActions(ledger, [contactId]);
  }
  if (leg) throw new ChainBusyError(`The expiry of ${leg.facts.contactId} was changed by others ${ROUNDS} times.`);
}
