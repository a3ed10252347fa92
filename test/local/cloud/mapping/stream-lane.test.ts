import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InvocationResult } from '../../../../local/cloud/lambda/invocation.ts';
import { type Discarded, type LaneSettings, StreamLane } from '../../../../local/cloud/mapping/stream-lane.ts';
import type { StreamRecord } from '../../../../local/cloud/mapping/stream-record.ts';
import { Pace } from '../../../../local/cloud/pace.ts';

const SETTINGS: LaneSettings = { batchSize: 10, windowSeconds: 0, reportsItems: true, maxAgeSeconds: -1, bisect: false, maxRetries: 2 };
const OK: InvocationResult = { ok: true, requestId: 'r', payload: null };
const THROWN: InvocationResult = { ok: false, requestId: 'r', error: { errorType: 'Error', errorMessage: 'no' } };
const reported = (...ids: string[]): InvocationResult => ({
  ...OK,
  payload: { batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) },
});

/** A lane whose function is `answer`; keeps what it was asked, what was settled and what was given up. */
function tryLane(settings: Partial<LaneSettings>, answer: (ids: string[], call: number) => InvocationResult) {
  const pace = new Pace(0.001);
  const calls: string[][] = [];
  const settled: string[] = [];
  const discarded: Discarded[] = [];
  const done = Promise.withResolvers<void>();
  let open = 0;
  const lane = new StreamLane(
    { ...SETTINGS, ...settings },
    {
      shardId: 'shard',
      pace,
      invoke: async (records) => {
        const ids = records.map(({ sequenceNumber }) => sequenceNumber);
        calls.push(ids);
        return answer(ids, calls.length);
      },
      discard: (each) => discarded.push(each),
      settled: ({ sequenceNumber }) => {
        settled.push(sequenceNumber);
        open -= 1;
        if (open === 0) done.resolve();
      },
    },
  );
  const push = (sequenceNumber: string, ageSeconds = 0) => {
    open += 1;
    const record: StreamRecord = {
      ...{ sequenceNumber, event: { sequenceNumber }, filterView: {} },
      arrivedAt: '2026-11-21T10:00:00.000Z',
      arrivedAtPace: pace.now() - ageSeconds * 1000,
    };
    lane.push(record);
  };
  return { push, calls, settled, discarded, allSettled: done.promise };
}

const pushed = (lane: ReturnType<typeof tryLane>, ids: string) => {
  for (const id of ids) lane.push(id);
  return lane.allSettled;
};
const given = (discarded: readonly Discarded[]) =>
  discarded.map(({ condition, records }) => [condition, records.map(({ sequenceNumber }) => sequenceNumber).join('')]);

describe("a lane hands a shard's records on", () => {
  test('in batches of the size, in order', async () => {
    const lane = tryLane({ batchSize: 2 }, () => OK);
    await pushed(lane, 'abcde');
    expect(lane.calls).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });

  test('after the window, or when the batch is full', async () => {
    const lane = tryLane({ batchSize: 3, windowSeconds: 30 }, () => OK);
    const startedAt = performance.now();
    await pushed(lane, 'abcd');
    expect(lane.calls).toEqual([['a', 'b', 'c'], ['d']]);
    // Only the second batch waits; 30 s are 30 ms here.
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(29);
  });

  test('again as a whole after an error, until the function takes them', async () => {
    const lane = tryLane({ maxRetries: -1 }, (_, call) => (call < 4 ? THROWN : OK));
    await pushed(lane, 'ab');
    expect(lane.calls).toEqual([
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
    ]);
    expect(lane.discarded).toEqual([]);
  });

  test('until the retries end; then they are given up and the lane goes on', async () => {
    const lane = tryLane({ batchSize: 2, maxRetries: 2 }, (ids) => (ids.includes('a') ? THROWN : OK));
    await pushed(lane, 'abc');
    expect(lane.calls).toEqual([['a', 'b'], ['a', 'b'], ['a', 'b'], ['c']]);
    expect(given(lane.discarded)).toEqual([['RetryAttemptsExhausted', 'ab']]);
    expect(lane.discarded[0]).toMatchObject({ invocations: 3, lastFailure: { error: { errorMessage: 'no' } } });
  });

  test('a reported failure keeps what stands before it', async () => {
    const lane = tryLane({}, (ids, call) => (call === 1 ? reported('c', 'd') : ids.includes('c') && call === 2 ? reported('c') : OK));
    await pushed(lane, 'abcd');
    expect(lane.calls).toEqual([
      ['a', 'b', 'c', 'd'],
      ['c', 'd'],
      ['c', 'd'],
    ]);
    expect(lane.settled).toEqual(['a', 'b', 'c', 'd']);
  });

  test('bisecting finds the poison record, and only that is given up', async () => {
    const lane = tryLane({ bisect: true, maxRetries: 1 }, (ids) => (ids.includes('f') ? THROWN : OK));
    await pushed(lane, 'abcdefgh');
    expect(given(lane.discarded)).toEqual([['RetryAttemptsExhausted', 'f']]);
    expect(lane.settled.join('')).toBe('abcdefgh');
    // Splitting does not consume retries: the record alone is tried twice.
    expect(lane.calls.filter((ids) => ids.join('') === 'f')).toHaveLength(2);
  });

  test('records that are too old are given up without being asked for', async () => {
    const lane = tryLane({ maxAgeSeconds: 3600 }, () => OK);
    lane.push('a', 3601);
    lane.push('b');
    await lane.allSettled;
    expect(lane.calls).toEqual([['b']]);
    expect(given(lane.discarded)).toEqual([['RecordAgeExceeded', 'a']]);
    expect(lane.discarded[0]?.lastFailure).toBeNull();
  });

  test('records that grow too old between retries are given up', async () => {
    const lane = tryLane({ maxAgeSeconds: 500, maxRetries: -1 }, () => THROWN);
    await pushed(lane, 'a');
    expect(given(lane.discarded)).toEqual([['RecordAgeExceeded', 'a']]);
    expect(lane.calls.length).toBeGreaterThan(1);
  });
});

test('whatever fails, each record is settled once and in order, and only poison is given up when batches are bisected', async () => {
  const plan = fc.record({
    count: fc.integer({ min: 1, max: 20 }),
    poison: fc.uniqueArray(fc.nat(19), { maxLength: 4 }),
    batchSize: fc.integer({ min: 1, max: 8 }),
  });
  await fc.assert(
    fc.asyncProperty(plan, async ({ count, poison, batchSize }) => {
      const ids = Array.from({ length: count }, (_, index) => String.fromCharCode(97 + index));
      const bad = poison.map((index) => String.fromCharCode(97 + index));
      const lane = tryLane({ bisect: true, maxRetries: 0, batchSize }, (batch) => (batch.some((id) => bad.includes(id)) ? THROWN : OK));
      await pushed(lane, ids.join(''));
      expect(lane.settled).toEqual(ids);
      expect(lane.discarded.flatMap(({ records }) => records.map(({ sequenceNumber }) => sequenceNumber))).toEqual(
        ids.filter((id) => bad.includes(id)),
      );
    }),
    { numRuns: 50 },
  );
});
