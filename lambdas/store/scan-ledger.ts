import { ScanCommand, type ScanCommandInput } from '@aws-sdk/client-dynamodb';
import type { Contribution } from '../../domain/report/contribution-of.ts';
import type { Counters } from '../../domain/report/counters.ts';
import { type StoredConsult, storedConsult } from './consult-item.ts';
import { expiryIn } from './expiry.ts';
import { consultIdOf, isReportPartition } from './keys.ts';
import type { Ledger } from './ledger.ts';
import { type LegItem, legItem } from './leg-item.ts';
import type { Item } from './query-all.ts';
import { countersIn } from './read-report.ts';
import { isTombstone } from './tombstone.ts';

/** An item that takes part in the sums: one of the two of a contact, the row derived for one, what an erased one counted, or numbers of the report. */
export type LedgerEntry =
  | { readonly kind: 'leg'; readonly leg: LegItem }
  | RowEntry
  | { readonly kind: 'erased'; readonly rowId: string; readonly contribution: Contribution }
  | { readonly kind: 'numbers'; readonly pk: string; readonly sk: string; readonly counters: Counters };

/** The row derived for a contact. */
export interface RowEntry {
  readonly kind: 'row';
  readonly contactId: string;
  readonly row: StoredConsult;
  /** When DynamoDB may delete it, in seconds since 1970 UTC; null for never. */
  readonly expiresAt: number | null;
}

/** One of several parts of a table that are read side by side. */
export interface Segment {
  readonly index: number;
  readonly of: number;
}

/** Every entry of one part of the table, page by page, each item strongly consistent for itself. */
export async function* scanLedger(ledger: Ledger, segment: Segment): AsyncGenerator<readonly LedgerEntry[]> {
  for await (const items of scanItems(ledger, segment)) yield items.flatMap((item) => entryOf(item) ?? []);
}

/** Every item of one part of the table, of whatever kind. */
export async function* scanItems({ db, tableName }: Ledger, { index, of }: Segment): AsyncGenerator<readonly Item[]> {
  let from: ScanCommandInput['ExclusiveStartKey'];
  do {
    const page = await db.send(
      new ScanCommand({ TableName: tableName, ConsistentRead: true, Segment: index, TotalSegments: of, ExclusiveStartKey: from }),
    );
    yield page.Items ?? [];
    from = page.LastEvaluatedKey;
  } while (from);
}

function entryOf(item: Item): LedgerEntry | undefined {
  const [pk = '', sk = ''] = [item.pk?.S, item.sk?.S];
  const leg = legItem(item);
  if (leg) return { kind: 'leg', leg };
  const row = storedConsult(item);
  if (row && isTombstone(item)) return { kind: 'erased', rowId: consultIdOf(pk), contribution: row.contribution };
  if (row) return { kind: 'row', contactId: consultIdOf(pk), row, expiresAt: expiryIn(item) };
  return isReportPartition(pk) ? { kind: 'numbers', pk, sk, counters: countersIn(item) } : undefined;
}
