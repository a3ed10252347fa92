import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Outcome } from '../../contract/outcomes.ts';
import type { Consult, Time } from '../../contract/schemas/consult.ts';
import type { ConsultSettled } from '../../domain/events/consult-settled.ts';
import { settledNews } from '../../domain/events/settled-news.ts';
import { contributionOf } from '../../domain/report/contribution-of.ts';
import { countersOf } from '../../domain/report/counters.ts';
import { foldReport } from '../../domain/report/fold-report.ts';
import { QUERIES, queryText } from '../../lib/analytics/queries.ts';
import { type ConsultLake, type Delivered, makeLake } from './consult-lake.ts';

const DAY_MS = 86_400_000;
const startedAt = (daysAgo: number, second: number) => new Date(Date.now() - daysAgo * DAY_MS + second * 1_000).toISOString();
const NONE: Time = { ms: null, method: 'unknown', atLeastMs: null, atMostMs: null };
const known = (ms: number): Time => ({ ms, method: 'derived', atLeastMs: ms, atMostMs: ms });
/** Nobody talks where nobody answered, or the asker was gone before. */
function talked(outcome: Outcome, answered: boolean | null, i: number): Time {
  if (answered === false || outcome === 'transferred-cold') return { ...NONE, method: 'not-applicable' };
  return answered && i % 7 !== 0 ? known(1_000 + i * i * 37) : NONE;
}
const QUEUES = ['arn:support', 'arn:billing', null];
const TARGETS: readonly Consult['target'][] = [
  { kind: 'agent', id: 'arn:bob' },
  { kind: 'agent', id: 'arn:carol' },
  { kind: 'queue', id: 'arn:billing' },
  { kind: 'external', id: '+12065550100' },
];
const OUTCOMES: readonly (readonly [Outcome, boolean | null])[] = [
  ['returned', true],
  ['transferred-warm', true],
  ['transferred-cold', false],
  ['not-answered', false],
  ['declined', false],
  ['conferenced', true],
  ['transferred-warm', true],
  ['unknown', null],
  ['cancelled', false],
  ['failed', false],
];

const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** 240 settled consults of 120 calls in the last 20 days; every seventh talk is of unknown length. */
const consults: readonly Consult[] = Array.from({ length: 240 }, (_, i): Consult => {
  const [outcome, answered] = at(OUTCOMES, i + Math.floor(i / 40));
  return {
    contactId: `consult-${i}`,
    parentContactId: `asker-${i}`,
    rootContactId: `call-${Math.floor(i / 2)}`,
    channel: 'VOICE',
    askedBy: { agent: 'arn:alice', queue: at(QUEUES, Math.floor(i / 2)) },
    target: at(TARGETS, i % 3 === 0 ? 0 : i),
    outcome,
    outcomeMethod: 'derived',
    answered,
    joined: false,
    customerLost: false,
    startedAt: startedAt(i % 20, i),
    times: {
      consult: talked(outcome, answered, i),
      ring: known(5_000),
      queueWait: NONE,
      private: NONE,
      conference: NONE,
      customerHold: NONE,
    },
    missing: [],
  };
});

const hashed = (phoneNumber: string) => `hash-${phoneNumber.length}`;
let revision = 0;
function told(consult: Consult | null, contactId: string): ConsultSettled {
  revision += 1;
  const row = { consult, contribution: consult ? contributionOf(consult, hashed) : {}, seen: String(revision) };
  const before = { consult: consult ? null : at(consults, 0), contribution: {}, seen: '' };
  const news = settledNews({ contactId, sequenceNumber: String(revision), before, after: row });
  if (!news) throw new Error('No news.');
  return news;
}

const today = (consult: Consult | null, contactId: string): Delivered => ({
  detail: told(consult, contactId),
  day: startedAt(0, 0).slice(0, 10),
});
const onItsDay = (consult: Consult): Delivered => ({
  detail: told(consult, consult.contactId),
  day: (consult.startedAt ?? '').slice(0, 10),
});

/** Earlier words about some, all of them once, some of them again, one that was taken back, one of long ago: shuffled by day. */
const events: readonly Delivered[] = [
  ...consults.slice(0, 60).map((consult) => onItsDay({ ...consult, outcome: 'unknown' })),
  ...consults.map(onItsDay),
  onItsDay({ ...at(consults, 0), contactId: 'none' }),
  today(null, 'none'),
  { detail: told({ ...at(consults, 1), contactId: 'old', startedAt: startedAt(40, 0) }, 'old'), day: startedAt(40, 0).slice(0, 10) },
];

/** The product's own report on these consults. */
function reportOn(some: readonly Consult[]) {
  const query = { from: startedAt(30, 0), to: startedAt(0, 0), dim: 'all', value: 'all' } as const;
  return foldReport(
    query,
    some.map((consult) => ({ startsAt: query.from, counters: countersOf(consult) })),
  );
}

let lake: ConsultLake;
beforeAll(async () => {
  // Delivered twice, in another order.
  lake = await makeLake([...events, ...events.toReversed()]);
});
afterAll(() => lake.close());

const rows = (file: (typeof QUERIES)[number]['file']) => lake.ask(queryText(file));
const n = (value: unknown) => Number(value);

describe('a saved question gives what the report of the product gives', () => {
  test('consult-duration: talks, unknown ones, average; quantiles within 5 %', async () => {
    const answer = await rows('consult-duration');
    expect(answer.map(({ kind }) => kind)).toEqual(['agent', 'external', 'queue']);
    for (const row of answer) {
      const { consult: times } = reportOn(consults.filter(({ target }) => target.kind === row.kind)).times;
      const own = consults.flatMap(({ target, times: { consult: talk } }) =>
        target.kind === row.kind && talk.ms !== null ? [talk.ms] : [],
      );
      expect(n(row.talks)).toBe(own.length);
      expect(n(row.unknown)).toBe(times.byMethod.unknown.count);
      expect(n(row.average_ms)).toBeCloseTo(own.reduce((sum, ms) => sum + ms, 0) / own.length, 3);
      for (const name of ['p50', 'p90', 'p95'] as const) {
        const reported = times[`${name}Ms`] ?? 0;
        expect(Math.abs(n(row[`${name}_ms`]) - reported) / reported).toBeLessThan(0.05);
      }
    }
  });

  test('warm-transfer-rate: numerator, denominator, rate, unknown', async () => {
    const answer = await rows('warm-transfer-rate');
    expect(answer).toHaveLength(QUEUES.length);
    for (const row of answer) {
      const { totals } = reportOn(consults.filter(({ askedBy }) => askedBy.queue === row.queue));
      const { numerator, denominator, value } = totals.warmRate;
      expect([row.numerator, row.denominator, row.unknown, row.consults].map(n)).toEqual([
        numerator,
        denominator,
        totals.unknown,
        totals.consults,
      ]);
      expect(row.rate === null ? null : n(row.rate)).toBe(value);
    }
  });

  test('not-answered-by-target: each target once, an outside number by what stands for it', async () => {
    const answer = await rows('not-answered-by-target');
    expect(answer.map(({ targetkey }) => targetkey).sort()).toEqual(['arn:billing', 'arn:bob', 'arn:carol', 'hash-12']);
    for (const row of answer) {
      const own = consults.filter(({ target }) => (target.kind === 'external' ? 'hash-12' : target.id) === row.targetkey);
      const { byOutcome } = reportOn(own).totals;
      expect([row.asked, row.not_answered, row.declined, row.cancelled, row.failed].map(n)).toEqual([
        own.length,
        byOutcome['not-answered'],
        byOutcome.declined,
        byOutcome.cancelled,
        byOutcome.failed,
      ]);
    }
  });

  test('repeat-consults: every call had two, some asked the same target again', async () => {
    const answer = await rows('repeat-consults');
    for (const row of answer) {
      const own = consults.filter(({ askedBy }) => askedBy.queue === row.queue);
      const calls = [...Map.groupBy(own, ({ rootContactId }) => rootContactId).values()];
      const again = calls.filter((call) => new Set(call.map(({ target }) => target.id)).size < call.length);
      expect([row.calls, row.repeated, row.asked_again, row.most].map(n)).toEqual([calls.length, calls.length, again.length, 2]);
    }
  });
});

test('a question holds nothing that is to be filled in', () => {
  for (const { file } of QUERIES) expect(queryText(file)).not.toContain('{{');
});
