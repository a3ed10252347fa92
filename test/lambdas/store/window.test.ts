import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, test } from 'vitest';
import type { LimitsTable } from '../../../lambdas/store/limits-table.ts';
import { giveBack, takeFromWindow } from '../../../lambdas/store/window.ts';
import { limitsTable } from '../../support/ledger-table.ts';
import { useLocalLedger } from '../local-ledger.ts';

const T0 = Date.UTC(2026, 10, 21, 10);
const HOUR_MS = 3_600_000;
const local = useLocalLedger();
let table: LimitsTable;
beforeAll(async () => {
  const { db }: { readonly db: DynamoDBClient } = await local.newLedger();
  await db.send(new CreateTableCommand(limitsTable('windows')));
  table = { db, tableName: 'windows' };
});

const take = (key: string, atMs: number, most = 3) => takeFromWindow(table, { key, most, lengthMs: HOUR_MS }, atMs);

describe('a window', () => {
  test('gives out its share and says how long until the first of it is over', async () => {
    for (const second of [0, 10, 20]) expect((await take('share', T0 + second * 1_000)).ok).toBe(true);
    const refused = await take('share', T0 + 30_000);
    expect(refused.ok).toBe(false);
    expect(!refused.ok && Math.round(refused.waitMs / 1_000)).toBe(3_570);
  });

  test('moves on: what is over is no longer counted, and no hour holds more than its share', async () => {
    const granted: number[] = [];
    for (let minute = 0; minute <= 180; minute += 5) {
      const atMs = T0 + minute * 60_000;
      if ((await take('moving', atMs)).ok) granted.push(atMs);
    }
    const most = granted.map((from) => granted.filter((at) => at >= from && at < from + HOUR_MS).length);
    expect([granted.length, Math.max(...most)]).toEqual([10, 3]);
  });

  test('counts exactly, however many ask at once', async () => {
    const asked = await Promise.all(Array.from({ length: 20 }, () => take('at once', T0, 7)));
    expect(asked.filter(({ ok }) => ok)).toHaveLength(7);
  });

  test('takes back what was not used', async () => {
    const [first] = [await take('back', T0, 1), await take('back', T0 + 1, 1)];
    if (!first.ok) throw new Error('The first of one is given.');
    await giveBack(table, 'back', first.stamp);
    expect((await take('back', T0 + 2, 1)).ok).toBe(true);
  });

  test('of one caller is not that of another', async () => {
    expect([(await take('alice', T0, 1)).ok, (await take('bob', T0, 1)).ok]).toEqual([true, true]);
  });
});
