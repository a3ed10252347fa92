import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect } from 'vitest';
import { ALLOWANCES, type Allowance } from '../../lambdas/api/allowance.ts';
import { openLimit } from '../../lambdas/api/open-limit.ts';
import type { Limit } from '../../lambdas/runtime/limit.ts';
import type { Ledger } from '../../lambdas/store/ledger.ts';
import type { LimitsTable } from '../../lambdas/store/limits-table.ts';
import { openTurns, takeTurn } from '../../lambdas/store/turns.ts';
import { useLocalLedger } from '../lambdas/local-ledger.ts';
import { silentReport } from '../lambdas/silent-report.ts';
import { limitsTable } from '../support/ledger-table.ts';
import { attacks } from './attacks.ts';

const T0 = Date.UTC(2026, 10, 21, 10);
const local = useLocalLedger();
let table: LimitsTable;
let ledger: Ledger;
beforeAll(async () => {
  ledger = await local.newLedger();
  const { db } = ledger;
  await db.send(new CreateTableCommand(limitsTable('limits-attacked')));
  table = { db, tableName: 'limits-attacked' };
});

/** An allowance with a name of its own, so that each row begins with full buckets. */
const fresh = (kind: keyof typeof ALLOWANCES): Allowance => {
  rows += 1;
  return { ...ALLOWANCES[kind], name: `${ALLOWANCES[kind].name}-${rows}` };
};
let rows = 0;

const processes = (count: number, allowance: Allowance): readonly Limit[] =>
  Array.from({ length: count }, () => openLimit(allowance, table, silentReport()));

/** How often callers may go on within `seconds`, each asking `perSecond` times, spread over all processes. */
async function during(
  seconds: number,
  { limits, callers, perSecond }: { readonly limits: readonly Limit[]; readonly callers: readonly string[]; readonly perSecond: number },
): Promise<ReadonlyMap<string, number>> {
  const may = new Map(callers.map((who) => [who, 0]));
  let turn = 0;
  for (let i = 0; i < seconds * perSecond; i += 1)
    for (const who of callers) {
      const limit = limits[turn++ % limits.length];
      if ((await limit?.(who, T0 + Math.floor((i * 1000) / perSecond))) === 0) may.set(who, (may.get(who) ?? 0) + 1);
    }
  return may;
}

describe('a caller who sends without end gets no more than their own:', () => {
  const FLOODS: readonly (readonly [string, readonly [keyof typeof ALLOWANCES, number]])[] = [
    ['requests to one process', ['request', 1]],
    ['requests over many functions and processes', ['request', 12]],
    ['tickets over many processes', ['ticket', 8]],
    ['messages over many processes', ['message', 8]],
  ];
  attacks('limits', FLOODS, async ([kind, count]) => {
    const allowance = fresh(kind);
    const seconds = 20;
    const may = (await during(seconds, { limits: processes(count, allowance), callers: ['mallory'], perSecond: 100 })).get('mallory') ?? 0;
    const own = allowance.burst + (seconds * 1000) / allowance.everyMs;
    expect(may).toBeGreaterThanOrEqual(Math.floor(own * 0.8));
    // At the beginning each process may give out a quarter before it hears of the others, once: it is paid back later.
    expect(may).toBeLessThanOrEqual(own + count * Math.ceil(allowance.burst / 4));
  });
});

describe('others do not notice:', () => {
  const DESKS: readonly (readonly [string, readonly [number, number]])[] = [
    ['fifty desks beside one hostile caller', [50, 2]],
    ['five desks that open pages at once', [5, 20]],
  ];
  attacks('limits', DESKS, async ([desks, perSecond]) => {
    const limits = processes(4, fresh('request'));
    const honest = Array.from({ length: desks }, (_, i) => `desk-${i}`);
    for (const limit of limits) for (let i = 0; i < 500; i += 1) await limit('mallory', T0);
    const seconds = perSecond > 10 ? 2 : 5;
    const may = await during(seconds, { limits, callers: honest, perSecond });
    expect([...may.values()]).toEqual(honest.map(() => seconds * perSecond));
  });
});

describe('nobody empties alice’s bucket as', () => {
  const LOGINS: readonly (readonly [string, string])[] = [
    ['a login with a blank behind it', 'alice '],
    ['a login that looks like the key of another', 'REQUEST#alice'],
    ['a login that looks like a subject', 'sub alice'],
    ['an empty one', ''],
    ['a very long one', 'a'.repeat(4_000)],
  ];
  attacks('limits', LOGINS, async (who) => {
    const limit = openLimit(fresh('request'), table, silentReport());
    for (let i = 0; i < 300; i += 1) await limit(who, T0);
    expect(await limit('alice', T0)).toBe(0);
  });
});

describe('what Connect answers a few times a second goes to others too, beside', () => {
  /** How often of ten times an honest call gets a turn, asked about once a second and always just behind the hostile one; without rests never. */
  const ASKED: readonly (readonly [
    string,
    { readonly hostile: readonly string[]; readonly processes: number; readonly atLeast: number },
  ])[] = [
    ['one call that is asked about ten times a second', { hostile: ['m1'], processes: 1, atLeast: 4 }],
    ['the same through many processes', { hostile: ['m1'], processes: 8, atLeast: 4 }],
  ];
  attacks('limits', ASKED, async ({ hostile, processes: count, atLeast }) => {
    const all = Array.from({ length: count }, () => openTurns(ledger, `turns of ${count}`, 250));
    let [turns, step] = [0, 0];
    for (let ms = 0; ms < 10_000; ms += 100) {
      const process = all[step++ % count];
      if (!process) throw new Error('There is a process.');
      for (const who of hostile) await takeTurn(process, T0 + ms, who);
      // Just behind the hostile request, in the same process.
      if (ms % 1_000 === 0 && (await takeTurn(process, T0 + ms + 1, 'honest'))) turns += 1;
    }
    expect(turns).toBeGreaterThanOrEqual(atLeast);
  });
});
