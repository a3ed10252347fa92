import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, test } from 'vitest';
import { METRICS } from '../../../contract/metrics.ts';
import { ALLOWANCES, type Allowance, afterOne, sharedAfter, waitMs } from '../../../lambdas/api/allowance.ts';
import { openLimit } from '../../../lambdas/api/open-limit.ts';
import type { Limit } from '../../../lambdas/runtime/limit.ts';
import type { LimitsTable } from '../../../lambdas/store/limits-table.ts';
import { limitsTable } from '../../support/ledger-table.ts';
import { itemsOf, useLocalLedger } from '../local-ledger.ts';
import { silentReport } from '../silent-report.ts';

const T0 = Date.UTC(2026, 10, 21, 10);
const local = useLocalLedger();
let db: DynamoDBClient;
let tables = 0;
beforeAll(async () => {
  ({ db } = await local.newLedger());
});

/** A table of its own, and how many requests it has had. */
async function newTable(): Promise<LimitsTable & { readonly requests: () => number; readonly db: DynamoDBClient }> {
  tables += 1;
  const tableName = `limits-${tables}`;
  await db.send(new CreateTableCommand(limitsTable(tableName)));
  let requests = 0;
  const counting = new Proxy(db, {
    get: (target, name) => {
      if (name === 'send') requests += 1;
      return Reflect.get(target, name).bind(target);
    },
  });
  return { db: counting, tableName, requests: () => requests };
}

/** Asks `count` times within one second: how often the caller may go on. */
async function granted(limit: Limit, who: string, { count, atMs }: { readonly count: number; readonly atMs: number }): Promise<number> {
  let may = 0;
  for (let i = 0; i < count; i += 1) if ((await limit(who, atMs + Math.floor((i * 1000) / count))) === 0) may += 1;
  return may;
}

describe('a bucket', () => {
  const of: Allowance = { name: 'X', everyMs: 1_000, burst: 3 };
  test.each<[string, number, number]>([
    ['of long ago is full', T0 - 1e9, 0],
    ['that is full just now', T0, 0],
    ['with one left', T0 + 2_000, 0],
    ['with nothing left', T0 + 3_000, 1_000],
    ['with half a token', T0 + 2_500, 500],
    ['that is owed', T0 + 10_000, 8_000],
  ])('%s', (_, fullAtMs, expected) => expect(waitMs(fullAtMs, T0, of)).toBe(expected));

  test('is full again later for each token', () => {
    expect([afterOne(0, T0, 1_000), afterOne(T0 + 500, T0, 1_000)]).toEqual([T0 + 1_000, T0 + 1_500]);
  });

  test.each(Object.entries(ALLOWANCES))('of %s is shared before much of it is taken', (_, allowance) => {
    expect(sharedAfter(allowance)).toBeLessThanOrEqual(allowance.burst / 5);
    expect(sharedAfter(allowance)).toBeGreaterThanOrEqual(1);
  });
});

describe('a caller', () => {
  const { request } = ALLOWANCES;

  test('may have what a bucket holds within seconds, then as much as comes in', async () => {
    const limit = openLimit(request, await newTable(), silentReport());
    const may: number[] = [];
    for (let s = 0; s < 20; s += 1) may.push(await granted(limit, 'alice', { count: 200, atMs: T0 + s * 1_000 }));
    const all = may.reduce((sum, one) => sum + one, 0);
    expect(all).toBeGreaterThanOrEqual(request.burst + 190);
    expect(all).toBeLessThanOrEqual(request.burst + 201);
    for (const second of may.slice(-3)) expect([9, 10, 11]).toContain(second);
  });

  test('who is refused is told for how long, and may then', async () => {
    const limit = openLimit(request, await newTable(), silentReport());
    let wait = 0;
    for (let i = 0; wait === 0; i += 1) wait = await limit('alice', T0 + i);
    await granted(limit, 'alice', { count: 5_000, atMs: T0 });
    wait = await limit('alice', T0 + 999);
    expect(wait).toBeGreaterThan(0);
    expect(await limit('alice', T0 + 999 + wait)).toBe(0);
  });

  test('has a bucket of their own', async () => {
    const limit = openLimit(request, await newTable(), silentReport());
    await granted(limit, 'mallory', { count: 500, atMs: T0 });
    expect(await granted(limit, 'alice', { count: 20, atMs: T0 })).toBe(20);
    expect(await limit('Mallory', T0)).toBe(0);
  });

  test('who asks now and then costs a write for each sixth request, and no read', async () => {
    const table = await newTable();
    const limit = openLimit(request, table, silentReport());
    for (let i = 0; i < 60; i += 1) expect(await limit('alice', T0 + i * 5_000)).toBe(0);
    expect(table.requests()).toBe(10);
  });

  test('who asks without end costs a write a second', async () => {
    const table = await newTable();
    const limit = openLimit(request, table, silentReport());
    for (let s = 0; s < 5; s += 1) await granted(limit, 'mallory', { count: 300, atMs: T0 + s * 1_000 });
    // One more where the bucket was full for this process and is no longer.
    expect(table.requests()).toBeLessThanOrEqual(6);
  });

  test('is known in the table by a hash, and for an hour', async () => {
    const table = await newTable();
    const limit = openLimit(request, table, silentReport());
    await granted(limit, 'alice.miller', { count: 20, atMs: T0 });
    const [item, ...others] = await itemsOf(table);
    expect(others).toEqual([]);
    expect(item).toMatchObject({ pk: expect.stringMatching(/^CALLER#REQUEST#[0-9a-f]{64}$/), expiresAt: Math.ceil(T0 / 1000) + 3_601 });
    expect(JSON.stringify(item)).not.toContain('alice');
  });

  test('is counted by each process alone while the table cannot be reached', async () => {
    const report = silentReport();
    const gone: LimitsTable = { db, tableName: 'no-such-table' };
    const limit = openLimit(request, gone, report);
    expect(await granted(limit, 'alice', { count: 500, atMs: T0 })).toBeLessThanOrEqual(request.burst + 11);
    expect(report.counted[METRICS.limitsNotShared]).toBe(1);
    expect(JSON.stringify(report.said)).not.toContain('alice');
  });
});
