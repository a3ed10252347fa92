import type { Contribution } from './consult-item.ts';
import { reportPartition } from './keys.ts';
import type { Ledger } from './ledger.ts';
import { type Item, queryAll } from './query-all.ts';

/** Queries under way at once: enough for a month of quarter hours in a second or two. */
const AT_ONCE = 24;

/**
 * What the report buckets of these keys hold, their shards summed; keys without any number are left out.
 * @param consistent strongly consistent reading, for an audit; a report on a screen does without
 */
export async function readReport(ledger: Ledger, reportKeys: readonly string[], consistent = false): Promise<Contribution> {
  const found: Record<string, Readonly<Record<string, number>>> = {};
  const left = [...reportKeys];
  const work = async () => {
    for (let key = left.pop(); key !== undefined; key = left.pop()) {
      const counters = await readBucket(ledger, key, consistent);
      if (Object.keys(counters).length > 0) found[key] = counters;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
}

async function readBucket(ledger: Ledger, reportKey: string, consistent: boolean): Promise<Readonly<Record<string, number>>> {
  const shards = await queryAll(ledger, {
    KeyConditionExpression: 'pk = :p',
    ExpressionAttributeValues: { ':p': { S: reportPartition(reportKey) } },
    ConsistentRead: consistent,
  });
  const sums: Record<string, number> = {};
  for (const [name, by] of shards.flatMap(countersOf)) sums[name] = (sums[name] ?? 0) + by;
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
}

const countersOf = (shard: Item): [string, number][] =>
  Object.entries(shard).flatMap(([name, { N }]) => (N === undefined || name === 'expiresAt' ? [] : [[name, Number(N)]]));
