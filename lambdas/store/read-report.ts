import { BUCKET_MS, bucketOf } from '../../domain/report/bucket.ts';
import type { Counters } from '../../domain/report/counters.ts';
import type { ReportItem } from '../../domain/report/fold-report.ts';
import { type Dimension, reportKey } from '../../domain/report/report-key.ts';
import { reportPartition } from './keys.ts';
import type { Ledger } from './ledger.ts';
import { type Item, queryAll } from './query-all.ts';

/** What of the report to read: the quarters of an hour that lie at least partly between `from` and `to` (ISO 8601), `to` not included. */
export interface ReportRange {
  readonly from: string;
  readonly to: string;
  readonly dim: Dimension;
  readonly value: string;
}

/** Queries under way at once: enough for a month of quarter hours in a second or two. */
const AT_ONCE = 24;

/**
 * The numbers of every quarter of an hour in a range that has any, shard by shard, in the order of time.
 * @param consistent strongly consistent reading, for an audit; a report on a screen does without
 */
export async function readReport(ledger: Ledger, range: ReportRange, consistent = false): Promise<readonly ReportItem[]> {
  const buckets = bucketsOf(range);
  const items: ReportItem[][] = [];
  const left = [...buckets.keys()];
  const work = async () => {
    for (let i = left.pop(); i !== undefined; i = left.pop()) {
      items[i] = await readBucket(ledger, buckets[i] ?? '', range, consistent);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return items.flat();
}

/** The instants of the quarters of an hour that a range touches. */
export function bucketsOf({ from, to }: Pick<ReportRange, 'from' | 'to'>): readonly string[] {
  const first = Date.parse(bucketOf(from));
  const count = Math.max(0, Math.ceil((Date.parse(to) - first) / BUCKET_MS));
  return Array.from({ length: count }, (_, i) => bucketOf(new Date(first + i * BUCKET_MS).toISOString()));
}

async function readBucket(ledger: Ledger, startsAt: string, { dim, value }: ReportRange, consistent: boolean): Promise<ReportItem[]> {
  const shards = await queryAll(ledger, {
    KeyConditionExpression: 'pk = :p',
    ExpressionAttributeValues: { ':p': { S: reportPartition(reportKey(startsAt, dim, value)) } },
    ConsistentRead: consistent,
  });
  return shards.map((shard) => ({ startsAt, counters: countersOf(shard) }));
}

// A counter that went up and down again stays as a zero.
const countersOf = (shard: Item): Counters =>
  Object.fromEntries(
    Object.entries(shard).flatMap(([name, { N }]) => (N === undefined || N === '0' || name === 'expiresAt' ? [] : [[name, Number(N)]])),
  );
