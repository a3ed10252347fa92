import { describe, expect, test } from 'vitest';
import { type DynamoDbLocalClient, DynamoDbLocalError } from '../../../../local/cloud/dynamodb/local-client.ts';
import { LocalShards } from '../../../../local/cloud/dynamodb/local-shards.ts';

interface FakeShard {
  readonly ShardId: string;
  readonly ParentShardId?: string;
  readonly records: string[];
  closed?: boolean;
}

/** DynamoDB Local's streams API over shards in memory; an iterator is `<shard>|<index>`, good while `epoch` stays. */
function fakeStream(shards: FakeShard[]) {
  const calls: string[] = [];
  let epoch = 0;
  const operations: Record<string, (body: Record<string, string>) => unknown> = {
    DescribeStream: () => ({ StreamDescription: { Shards: shards } }),
    GetShardIterator: ({ ShardId, SequenceNumber }) => {
      const from =
        SequenceNumber === undefined ? 0 : (shards.find((shard) => shard.ShardId === ShardId)?.records.indexOf(SequenceNumber) ?? 0) + 1;
      return { ShardIterator: `${ShardId}|${from}|${epoch}` };
    },
    GetRecords: ({ ShardIterator = '' }) => {
      const [id, from, when] = ShardIterator.split('|');
      if (Number(when) !== epoch) throw new DynamoDbLocalError('ExpiredIteratorException', 'too old');
      const shard = shards.find(({ ShardId }) => ShardId === id);
      const records = shard?.records.slice(Number(from)) ?? [];
      const Records = records.map((SequenceNumber) => ({ dynamodb: { SequenceNumber } }));
      return { Records, ...(!shard?.closed && { NextShardIterator: `${id}|${Number(from) + records.length}|${epoch}` }) };
    },
  };
  const call = async (target: string, body: Record<string, string>) => {
    const [, operation = ''] = target.split('.');
    calls.push(operation);
    return operations[operation]?.(body);
  };
  const expire = () => {
    epoch += 1;
  };
  const stream = new LocalShards({ call } as unknown as DynamoDbLocalClient, 'arn:local');
  return { calls, expire, read: async () => (await stream.next()).map(({ dynamodb }) => dynamodb.SequenceNumber) };
}

describe('the shards inside DynamoDB Local', () => {
  test('are read from the beginning, and each record once', async () => {
    const shard: FakeShard = { ShardId: 'a', records: ['1', '2'] };
    const { read, calls } = fakeStream([shard]);
    expect(await read()).toEqual(['1', '2']);
    expect(await read()).toEqual([]);
    shard.records.push('3');
    expect(await read()).toEqual(['3']);
    expect(calls.filter((operation) => operation === 'DescribeStream')).toHaveLength(1);
  });

  test('are followed to the children of a closed one, parents first', async () => {
    const shards: FakeShard[] = [
      { ShardId: 'child', ParentShardId: 'parent', records: ['3'] },
      { ShardId: 'parent', records: ['1', '2'], closed: true },
    ];
    const { read } = fakeStream(shards);
    expect([await read(), await read(), await read()]).toEqual([['1', '2'], ['3'], []]);
  });

  test('hide no record behind a shard that closed with nothing left', async () => {
    const parent: FakeShard = { ShardId: 'parent', records: ['1'] };
    const shards = [parent];
    const { read } = fakeStream(shards);
    await read();
    parent.closed = true;
    shards.push({ ShardId: 'child', ParentShardId: 'parent', records: ['2'] });
    expect(await read()).toEqual(['2']);
  });

  test('are read on behind the last record when their iterators grew too old', async () => {
    const shard: FakeShard = { ShardId: 'a', records: ['1'] };
    const { read, expire } = fakeStream([shard]);
    await read();
    expire();
    shard.records.push('2');
    await expect(read()).rejects.toThrow('ExpiredIteratorException');
    expect(await read()).toEqual(['2']);
  });
});
