import type { Dimension } from '../../contract/dimensions.ts';
import { BUCKET_MS, bucketOf } from '../../domain/report/bucket.ts';
import type { Counters } from '../../domain/report/counters.ts';
import type { ReportItem } from '../../domain/report/fold-report.ts';
import { bucketInKey, dayOf, reportPartition } from './keys.ts';
import type { Ledger } from './ledger.ts';
import { type Item, queryAll } from './query-all.ts';

/** What of the report to read: the quarters of an hour that lie at least partly between `from` and `to` (ISO 8601), `to` not included. */
export interface ReportRange {
  readonly from: string;
  readonly to: string;
  readonly dim: Dimension;
  readonly value: string;
}

const DAY_MS = 86_400_000;

/**
 * The numbers of every quarter of an hour in a range that has any, shard by shard, in the order of time: one query for each UTC day.
 * @param consistent strongly consistent reading, for an audit; a report on a screen does without
 */
export async function readReport(ledger: Ledger, range: ReportRange, consistent = false): Promise<readonly ReportItem[]> {
  const [first, end] = [bucketOf(range.from), bucketOf(new Date(Date.parse(range.to) + BUCKET_MS - 1).toISOString())];
  const days = daysOf(first, end);
  const items = await Promise.all(
    days.map((day) =>
      queryAll(ledger, {
        // Sort keys go on behind the instant, so those of `end` itself are greater than it.
        KeyConditionExpression: 'pk = :p AND sk BETWEEN :first AND :end',
        ExpressionAttributeValues: {
          ':p': { S: reportPartition(day, range.dim, range.value) },
          ':first': { S: first },
          ':end': { S: end },
        },
        ConsistentRead: consistent,
      }),
    ),
  );
  return items.flat().map((item) => ({ startsAt: bucketInKey(item.sk?.S ?? ''), counters: countersIn(item) }));
}

/** The UTC days from one instant until before another. */
export function daysOf(first: string, end: string): readonly string[] {
  const from = Date.parse(dayOf(first));
  const count = Math.max(0, Math.ceil((Date.parse(end) - from) / DAY_MS));
  return Array.from({ length: count }, (_, i) => dayOf(new Date(from + i * DAY_MS).toISOString()));
}

/** The numbers of a report item, without zeros: a counter that went up and down again stays as one. */
export const countersIn = (item: Item): Counters =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, { N }]) => (N === undefined || N === '0' || name === 'expiresAt' ? [] : [[name, Number(N)]])),
  );
