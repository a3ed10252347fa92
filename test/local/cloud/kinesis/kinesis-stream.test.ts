import { afterEach, describe, expect, test, vi } from 'vitest';
import { KinesisStream, shardOf } from '../../../../local/cloud/kinesis/kinesis-stream.ts';
import type { ShardRecord } from '../../../../local/cloud/mapping/stream-record.ts';
import { Pace } from '../../../../local/cloud/pace.ts';
import { wallClock } from '../wall-clock.ts';

afterEach(() => vi.useRealTimers());

describe('the shard of a partition key', () => {
  test('is the one whose range of MD5 holds it', () => {
    // MD5('a') = 0cc1..., MD5('b') = 92eb..., MD5('c') = 4a8a..., MD5('d') = 8277..., MD5('e') = e167...
    expect(['a', 'b', 'c', 'd', 'e'].map((key) => shardOf(key, 4))).toEqual([0, 2, 1, 2, 3]);
  });

  test('is the only one of a stream with one', () => expect(shardOf('anything', 1)).toBe(0));
});

test('a record looks as Lambda hands it on', () => {
  const clock = { ...wallClock, now: () => 1_795_000_000_250 };
  const stream = new KinesisStream({ name: 's', arn: 'arn:s', region: 'us-east-1', shardCount: 1 }, clock, new Pace());
  const seen: ShardRecord[] = [];
  stream.subscribe((record) => seen.push(record));
  stream.put('key', '{"a":1}');
  stream.put('key', '{"a":2}');
  expect(stream.handOn()).toBe(2);
  const [first, second] = seen;
  expect(first?.event).toEqual({
    eventSource: 'aws:kinesis',
    eventVersion: '1.0',
    eventID: `shardId-000000000000:${first?.sequenceNumber}`,
    eventName: 'aws:kinesis:record',
    awsRegion: 'us-east-1',
    eventSourceARN: 'arn:s',
    kinesis: {
      kinesisSchemaVersion: '1.0',
      partitionKey: 'key',
      sequenceNumber: first?.sequenceNumber,
      data: Buffer.from('{"a":1}').toString('base64'),
      approximateArrivalTimestamp: 1_795_000_000.25,
    },
  });
  expect(first?.filterView).toMatchObject({ data: '{"a":1}', partitionKey: 'key' });
  expect(first?.sequenceNumber).toHaveLength(56);
  expect(BigInt(second?.sequenceNumber ?? 0)).toBeGreaterThan(BigInt(first?.sequenceNumber ?? 0));
});

test('records are handed on once a second, in order, each once', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const stream = new KinesisStream({ name: 's', arn: 'arn:s', region: 'us-east-1', shardCount: 1 }, wallClock, new Pace());
  const seen: unknown[] = [];
  stream.subscribe(({ filterView }) => seen.push(filterView.data));
  stream.put('key', '1');
  stream.put('key', '2');
  expect(seen).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(seen).toEqual(['1', '2']);
  stream.put('key', '3');
  expect([stream.handOn(), stream.handOn()]).toEqual([1, 0]);
  vi.advanceTimersByTime(5_000);
  expect(seen).toEqual(['1', '2', '3']);
});
