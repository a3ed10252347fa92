import { ChainBusyError } from '../../store/errors.ts';
import { expiryOf } from '../../store/expiry.ts';
import type { StoredLeg } from '../../store/leg-item.ts';
import { readLegsWithoutActions } from '../../store/read-legs.ts';
import { setLegExpiry } from '../../store/set-leg-expiry.ts';
import { expiryOfLeg } from '../projection/expiry-of-leg.ts';
import { type Projection, ROUNDS } from '../projection/project-chain.ts';

/**
 * When what Connect said of a contact is to expire. One of which no instant is known yet expires after the moment it was first heard of, so
 * that nothing stays for ever. Seconds since 1970 UTC, `writtenAt` too: when the item was written.
 */
export const wantedExpiry = ({ facts, expiresAt }: StoredLeg, writtenAt: number, retentionMonths: number): number =>
  expiryOfLeg(facts, retentionMonths) ?? expiresAt ?? expiryOf(new Date(writtenAt * 1_000).toISOString(), retentionMonths);

/**
 * Sets the expiry of what Connect said of a contact if it is another one than the facts want.
 * @param writtenAt when the item was written, in seconds since 1970 UTC
 * @throws ChainBusyError when others kept changing the item
 */
export async function keepExpiry(image: StoredLeg, writtenAt: number, { ledger, retentionMonths }: Projection): Promise<void> {
  let leg: StoredLeg | undefined = image;
  for (let round = 1; leg && round <= ROUNDS; round++) {
    const { contactId } = leg.facts;
    const wanted = wantedExpiry(leg, writtenAt, retentionMonths);
    if (wanted === leg.expiresAt) return;
    if ((await setLegExpiry(ledger, { contactId, seen: leg.expiresAt, wanted })) === 'set') return;
    [leg] = await readLegsWithoutActions(ledger, [contactId]);
  }
  if (leg) throw new ChainBusyError(`The expiry of ${leg.facts.contactId} was changed by others ${ROUNDS} times.`);
}
