import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { type LocalRecord, mendedRecord } from '../../../../local/cloud/dynamodb/mended-record.ts';
import { TableStream } from '../../../../local/cloud/dynamodb/table-stream.ts';
import type { ShardRecord } from '../../../../local/cloud/mapping/stream-record.ts';
import { Pace } from '../../../../local/cloud/pace.ts';
import { wallClock } from '../wall-clock.ts';

const record = (SequenceNumber: string, pk = 'a'): LocalRecord => ({
  ...{ eventID: 'e', eventName: 'INSERT', eventVersion: '1.1' },
  dynamodb: { Keys: { pk: { S: pk } }, SequenceNumber },
});

const open: TableStream[] = [];
afterEach(async () => void (await Promise.all(open.splice(0).map((stream) => stream.stop()))));

/** A stream over records that `write` adds; a read takes as long as `readMs`. */
function tryStream({ readMs = 0, shardCount = 1 } = {}) {
  const written: LocalRecord[] = [];
  const faults: string[] = [];
  const seen: ShardRecord[] = [];
  let failing: Error | null = null;
  let reads = 0;
  const next = async () => {
    reads += 1;
    if (failing) throw failing;
    const records = written.splice(0);
    if (readMs > 0) await new Promise((resolve) => setTimeout(resolve, readMs));
    return records;
  };
  const spec = { arn: 'arn:t', region: 'us-east-1', partitionKey: 'pk', shardCount };
  const stream = new TableStream(spec, {
    shards: { next },
    clock: wallClock,
    pace: new Pace(0.1),
    onFault: (error) => faults.push(String(error)),
  });
  open.push(stream);
  stream.subscribe((each) => seen.push(each));
  const fail = (error: Error | null) => {
    failing = error;
  };
  return { stream, faults, seen, fail, reads: () => reads, write: (each: LocalRecord) => written.push(each) };
}

describe("a table's stream", () => {
  test('hands on what was written before it was asked', async () => {
    const { stream, seen, write } = tryStream();
    write(record('1'));
    expect(await stream.readAll()).toBe(1);
    expect(seen.map(({ sequenceNumber }) => sequenceNumber)).toEqual(['1']);
  });

  test('reads once more for who asks while a read is under way', async () => {
    const { stream, seen, write } = tryStream({ readMs: 5 });
    const first = stream.readAll();
    write(record('1'));
    await Promise.all([first, stream.readAll()]);
    expect(seen).toHaveLength(1);
  });

  test('never lets anybody go before their own record was handed on, whenever they ask', async () => {
    const delays = fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(delays, async (waits) => {
        const { stream, seen, write } = tryStream({ readMs: 1 });
        const missed = await Promise.all(
          waits.map(async (wait, index) => {
            for (let turn = 0; turn < wait; turn += 1) await Promise.resolve();
            if (wait === 4) await new Promise((resolve) => setTimeout(resolve, 1));
            write(record(String(index)));
            await stream.readAll();
            return !seen.some(({ sequenceNumber }) => sequenceNumber === String(index));
          }),
        );
        await stream.stop();
        expect(missed).not.toContain(true);
      }),
      { numRuns: 40 },
    );
  });

  test('keeps an item on one shard and spreads items', async () => {
    const { stream, seen, write } = tryStream({ shardCount: 2 });
    for (const [index, pk] of ['a', 'b', 'c', 'd', 'a', 'b', 'c', 'd'].entries()) write(record(String(index), pk));
    await stream.readAll();
    const shards = seen.map(({ shardId }) => shardId);
    expect(shards.slice(0, 4)).toEqual(shards.slice(4));
    expect(new Set(shards).size).toBe(2);
  });

  test('finds by itself what nobody announced', async () => {
    const { seen, write } = tryStream();
    write(record('1'));
    await expect.poll(() => seen.length, { timeout: 10_000 }).toBe(1);
  });

  test('reads once for all that is announced between two looks of Lambda', async () => {
    const { stream, seen, write, reads } = tryStream();
    for (const sequenceNumber of ['1', '2', '3']) {
      write(record(sequenceNumber));
      stream.poke();
    }
    expect(reads()).toBe(0);
    await expect.poll(() => seen.length).toBe(3);
    expect(reads()).toBe(1);
  });

  test('tells a failure in the background once, and whoever waits', async () => {
    const { stream, faults, fail, reads } = tryStream();
    fail(new Error('gone'));
    stream.poke();
    await expect.poll(() => faults).toEqual(['Error: gone']);
    await expect(stream.readAll()).rejects.toThrow('gone');
    const before = reads();
    stream.poke();
    await expect.poll(reads).toBeGreaterThan(before);
    expect(faults).toEqual(['Error: gone']);
    fail(null);
    expect(await stream.readAll()).toBe(0);
  });

  test('reads nothing for nobody', async () => {
    const lonely = new TableStream(
      { arn: 'arn:t', region: 'r', partitionKey: 'pk', shardCount: 1 },
      { shards: { next: () => Promise.reject(new Error('was read')) }, clock: wallClock, pace: new Pace(), onFault: () => {} },
    );
    expect(await lonely.readAll()).toBe(0);
  });
});

describe('a record of DynamoDB Local', () => {
  const place = { arn: 'arn:stream', region: 'eu-central-1' };

  test('gets the service its region, ARN and second', () => {
    const local = { ...record('1'), awsRegion: 'ddblocal', eventSource: 'aws:dynamodb' };
    expect(mendedRecord(local, place, 1_795_000_012_900)).toEqual({
      ...{ eventID: 'e', eventName: 'INSERT', eventVersion: '1.1', eventSource: 'aws:dynamodb' },
      ...{ awsRegion: 'eu-central-1', eventSourceARN: 'arn:stream' },
      dynamodb: { Keys: { pk: { S: 'a' } }, SequenceNumber: '1', ApproximateCreationDateTime: 1_795_000_012 },
    });
  });

  test('of an expired item is a removal by the service', () =>
    expect(mendedRecord({ ...record('1'), eventName: 'UNKNOWN_TO_SDK_VERSION' }, place, 0)).toMatchObject({
      eventName: 'REMOVE',
      userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
    }));
});
