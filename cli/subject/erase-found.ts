import { withoutValues } from '../../domain/report/without-values.ts';
import { deleteItem, deleteZeros } from '../../lambdas/store/delete-item.ts';
import { renameCounts } from '../../lambdas/store/erase-contacts.ts';
import { expiryOf } from '../../lambdas/store/expiry.ts';
import { connectionIdOf } from '../../lambdas/store/keys.ts';
import type { Ledger } from '../../lambdas/store/ledger.ts';
import type { Item } from '../../lambdas/store/query-all.ts';
import { forgetSocket } from '../../lambdas/store/sockets.ts';
import { type ErasureRules, eraseCall } from './erase-call.ts';
import { keyOf } from './find-items.ts';
import type { FoundSubject } from './find-subject.ts';
import type { Subject } from './subject.ts';

/** Erases what was found of a person in the table. What others wrote at the same time is left, and found again. */
export async function eraseFound(ledger: Ledger, { items, calls }: FoundSubject, subject: Subject, rules: ErasureRules): Promise<void> {
  const { retentionMonths, nowMs } = rules;
  for (const call of calls) await eraseCall(ledger, call, subject, rules);
  for (const { rowId, contribution, expiresAt } of items.counts)
    await renameCounts(ledger, {
      rowId,
      before: contribution,
      after: withoutValues(contribution, subject.reportValues),
      expiresAt: expiresAt ?? expiryOf(new Date(nowMs).toISOString(), retentionMonths),
      retentionMonths,
    });
  for (const item of items.own) await eraseOwn(ledger, item);
}

/**
 * Takes out what names the person and counts for nobody any more: numbers that came to nothing, places that no row keeps. Not while a call is
 * open: then some of them are its own.
 * @returns how many numbers still count
 */
export async function eraseRests(ledger: Ledger, { items, openCalls }: FoundSubject): Promise<number> {
  if (openCalls.length > 0) return 0;
  for (const item of items.places) await deleteItem(ledger, keyOf(item));
  const gone = await Promise.all(items.numbers.map((item) => deleteZeros(ledger, keyOf(item), item)));
  return gone.filter((isGone) => !isGone).length;
}

/** A socket is remembered in three places, of which one does not say whose it is. */
const eraseOwn = (ledger: Ledger, item: Item): Promise<void> =>
  item.sk?.S === 'SOCKET' ? forgetSocket(ledger, connectionIdOf(item.pk?.S ?? '')) : deleteItem(ledger, keyOf(item));
