import { withoutValues } from '../../domain/report/without-values.ts';
import { expiryOfMarker } from '../../lambdas/ledger/projection/expiry-of-marker.ts';
import { deleteItem } from '../../lambdas/store/delete-item.ts';
import { type ContactToErase, eraseContacts } from '../../lambdas/store/erase-contacts.ts';
import { expiryOf } from '../../lambdas/store/expiry.ts';
import type { Ledger } from '../../lambdas/store/ledger.ts';
import { readConsultRows } from '../../lambdas/store/read-consult-rows.ts';
import { backOff } from '../../lambdas/store/retry.ts';
import { keyOf } from './find-items.ts';
import type { Call, ContactOfCall } from './read-call.ts';
import type { Subject } from './subject.ts';

/** How often rows are read again because the projection wrote them meanwhile. */
const ROUNDS = 6;

/** What erasing depends on beside the call. */
export interface ErasureRules {
  readonly retentionMonths: number;
  readonly nowMs: number;
}

/** Erases a call: what was written on it, then its contacts. @returns `busy` when its rows were written again and again */
export async function eraseCall(ledger: Ledger, call: Call, subject: Subject, rules: ErasureRules): Promise<'erased' | 'busy'> {
  for (const item of call.written) await deleteItem(ledger, keyOf(item));
  let { contacts } = call;
  for (let round = 1; round <= ROUNDS; round += 1) {
    if (
      (await eraseContacts(
        ledger,
        contacts.map((one) => toErase(one, subject, rules)),
      )) === 'erased'
    )
      return 'erased';
    await backOff(round);
    const rows = await readConsultRows(
      ledger,
      contacts.map(({ contactId }) => contactId),
    );
    contacts = contacts.map((one) => ({ ...one, row: rows.get(one.contactId) }));
  }
  return 'busy';
}

function toErase({ contactId, leg, row, rowExpiresAt, roots }: ContactOfCall, subject: Subject, rules: ErasureRules): ContactToErase {
  const { retentionMonths, nowMs } = rules;
  const keptUntil = leg?.expiresAt ?? rowExpiresAt ?? expiryOf(new Date(nowMs).toISOString(), retentionMonths);
  return {
    contactId,
    roots,
    row,
    contribution: withoutValues(row?.contribution ?? {}, subject.reportValues),
    countsExpireAt: rowExpiresAt ?? keptUntil,
    tombstoneExpiresAt: expiryOfMarker(keptUntil),
    retentionMonths,
  };
}
