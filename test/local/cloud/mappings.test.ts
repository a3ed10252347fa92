import { CfnOutput, Duration, type Stack } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget, SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Stream, StreamMode } from 'aws-cdk-lib/aws-kinesis';
import { FilterCriteria, type FunctionProps, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import {
  KinesisEventSource,
  type KinesisEventSourceProps,
  S3OnFailureDestination,
  SqsDlq,
  SqsEventSource,
  type SqsEventSourceProps,
} from 'aws-cdk-lib/aws-lambda-event-sources';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Queue, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Cloud } from '../../../local/cloud/cloud.ts';
import type { BusEvent } from '../../../local/ports.ts';
import { ACCOUNT, bundled, edited, node, oneStack, REGION, testCloud } from './test-cloud.ts';

/** Tells what it got; fails on `poison`, reports `bad` items. */
const READER = `
  const text = (record: any) => record.body ?? Buffer.from(record.kinesis.data, 'base64').toString();
  const id = (record: any) => record.messageId ?? record.kinesis.sequenceNumber;
  export const handler = async (event: any) => {
    const texts = event.Records.map(text);
    console.log(JSON.stringify({ batch: texts }));
    if (texts.some((each: string) => each.includes('poison'))) throw new Error('poison');
    return { batchItemFailures: event.Records.filter((each: any) => text(each).includes('bad')).map((each: any) => ({ itemIdentifier: id(each) })) };
  };`;

let code: string;
let cloud: Cloud;
beforeAll(async () => {
  code = await bundled(READER);
});
afterEach(() => cloud.stop());

const event = (detail: Record<string, unknown>): BusEvent => ({
  ...{
    version: '0',
    id: '1',
    'detail-type': 'T',
    source: 'test',
    account: ACCOUNT,
    time: '2026-11-21T10:00:00Z',
    region: REGION,
    resources: [],
    detail,
  },
});
const batches = () =>
  cloud
    .functions()
    .flatMap(({ logs }) => logs)
    .filter((line) => line.startsWith('{"batch"'))
    .map((line) => (JSON.parse(line) as { batch: string[] }).batch);
const stream = () => {
  const { Stream: arn = '' } = cloud.outputs('Test');
  return arn;
};
const put = (...texts: string[]) => {
  for (const text of texts) cloud.outlets.putRecord(stream(), 'key', text);
};
const plain = (found: readonly (readonly string[])[]) => found.map((batch) => batch.map((text) => text.replaceAll('"', '')).join(' '));

interface QueueApp {
  readonly mapping?: SqsEventSourceProps;
  readonly queue?: QueueProps;
  readonly fn?: Partial<FunctionProps>;
}

// An event rule fills the queue, as in the product.
function queueApp({ mapping, queue, fn }: QueueApp = {}): string {
  return oneStack((stack) => {
    const dead = new Queue(stack, 'Dead');
    const source = new Queue(stack, 'Source', { deadLetterQueue: { queue: dead, maxReceiveCount: 3 }, ...queue });
    new Rule(stack, 'Rule', { eventPattern: { source: ['test'] }, targets: [new SqsQueue(source, { deadLetterQueue: dead })] });
    node(stack, 'Reader', code, fn).addEventSource(new SqsEventSource(source, { reportBatchItemFailures: true, ...mapping }));
  });
}

const queueNamed = (logicalId: string) => cloud.queues().find((each) => each.logicalId.startsWith(logicalId));
const words = () => batches().map((batch) => batch.map((body) => (JSON.parse(body) as BusEvent).detail.word));

describe('a queue is read', () => {
  test('in batches, and idle() waits for the last', async () => {
    cloud = await testCloud(queueApp({ mapping: { batchSize: 2 } }));
    for (const word of ['a', 'b', 'c']) cloud.outlets.putEvent(event({ word }));
    await cloud.idle();
    // Two batches may be under way at once, so which is told first is open.
    expect(new Set(words())).toEqual(new Set([['a', 'b'], ['c']]));
    expect(queueNamed('Source')).toMatchObject({ messages: [], inFlight: 0, delayed: 0 });
  });

  test('as events that match the rule alone', async () => {
    cloud = await testCloud(queueApp());
    cloud.outlets.putEvent({ ...event({ word: 'other' }), source: 'other' });
    cloud.outlets.putEvent(event({ word: 'own' }));
    await cloud.idle();
    expect(words()).toEqual([['own']]);
  });

  test('again for the reported item, which ends in the dead-letter queue', async () => {
    cloud = await testCloud(queueApp());
    for (const word of ['good', 'bad']) cloud.outlets.putEvent(event({ word }));
    await cloud.idle();
    expect(words()).toEqual([['good', 'bad'], ['bad'], ['bad']]);
    expect(queueNamed('Dead')).toMatchObject({ isDeadLetterQueue: true, messages: [{ body: expect.stringContaining('bad') }] });
  });

  test('again for all after an error, each message on its own way to the dead-letter queue', async () => {
    // The window gathers the two in one batch, however long it takes to send them.
    cloud = await testCloud(queueApp({ mapping: { maxBatchingWindow: Duration.seconds(60) } }));
    for (const word of ['innocent', 'poison']) cloud.outlets.putEvent(event({ word }));
    await cloud.idle();
    expect(words().every((batch) => batch.includes('poison'))).toBe(true);
    expect(queueNamed('Dead')?.messages).toHaveLength(2);
    expect(cloud.functions()[0]?.errors[0]).toMatchObject({ errorType: 'Error', errorMessage: 'poison' });
  });

  test('after the batching window', async () => {
    cloud = await testCloud(queueApp({ mapping: { maxBatchingWindow: Duration.seconds(60) } }));
    cloud.outlets.putEvent(event({ word: 'a' }));
    await new Promise((resolve) => setTimeout(resolve, 20));
    cloud.outlets.putEvent(event({ word: 'b' }));
    await cloud.idle();
    expect(words()).toEqual([['a', 'b']]);
  });

  test('through the filter; what does not pass is gone', async () => {
    const filters = [FilterCriteria.filter({ body: { detail: { word: ['wanted'] } } })];
    cloud = await testCloud(queueApp({ mapping: { filters } }));
    for (const word of ['wanted', 'other']) cloud.outlets.putEvent(event({ word }));
    await cloud.idle();
    expect(words()).toEqual([['wanted']]);
    expect(queueNamed('Source')).toMatchObject({ messages: [], inFlight: 0 });
  });

  test('not when its visibility timeout is shorter than the function may take', async () => {
    const app = queueApp({ queue: { visibilityTimeout: Duration.seconds(5) }, fn: { timeout: Duration.seconds(10) } });
    await expect(testCloud(app)).rejects.toThrow(/Queue visibility timeout: 5 seconds is less than Function timeout: 10 seconds/);
  });
});

describe('an event rule', () => {
  test('needs the policy of the queue; what is refused goes to the dead-letter queue', async () => {
    const app = edited(queueApp(), ({ Resources }) => {
      for (const [id, { Type }] of Object.entries(Resources))
        if (Type === 'AWS::SQS::QueuePolicy' && id.startsWith('Source')) delete Resources[id];
    });
    cloud = await testCloud(app);
    cloud.outlets.putEvent(event({ word: 'a' }));
    expect(cloud.deniedRequests()).toMatchObject([{ caller: 'events.amazonaws.com', action: 'sqs:SendMessage' }]);
    expect(queueNamed('Source')?.messages).toEqual([]);
    expect(queueNamed('Dead')?.messages).toHaveLength(1);
  });

  test('invokes a function, three times if it fails', async () => {
    const failing = await bundled(
      'export const handler = async (event: any) => { console.log(event.detail.word); throw new Error("no"); };',
    );
    cloud = await testCloud(
      oneStack((stack) => {
        new Rule(stack, 'Rule', {
          eventPattern: { detail: { word: ['go'] } },
          targets: [new LambdaTarget(node(stack, 'Target', failing))],
        });
      }),
      { timeScale: 0.0001 },
    );
    cloud.outlets.putEvent(event({ word: 'go' }));
    await cloud.idle();
    expect(cloud.functions()[0]).toMatchObject({ invocations: 3 });
  });

  test('is told when it may not invoke the function, and the event is lost', async () => {
    const app = oneStack((stack) => {
      new Rule(stack, 'Rule', { eventPattern: { source: ['test'] }, targets: [new LambdaTarget(node(stack, 'Target', code))] });
    });
    const unpermitted = edited(app, ({ Resources }) => {
      for (const [id, { Type }] of Object.entries(Resources)) if (Type === 'AWS::Lambda::Permission') delete Resources[id];
    });
    cloud = await testCloud(unpermitted);
    cloud.outlets.putEvent(event({ word: 'a' }));
    await cloud.idle();
    expect(cloud.deniedRequests()).toMatchObject([{ caller: 'events.amazonaws.com', action: 'lambda:InvokeFunction' }]);
    expect(cloud.troubles().map(({ message }) => message)).toEqual([expect.stringMatching(/could not deliver an event .* it is lost/)]);
  });
});

const streamApp = (props: Partial<KinesisEventSourceProps> = {}, destination: 's3' | 'sqs' | 'none' = 's3', folder = code) =>
  oneStack((stack: Stack) => {
    const source = new Stream(stack, 'Source', { streamMode: StreamMode.PROVISIONED, shardCount: 1 });
    const failures = {
      s3: () => new S3OnFailureDestination(new Bucket(stack, 'Failures')),
      sqs: () => new SqsDlq(new Queue(stack, 'Failures')),
      none: () => undefined,
    };
    const onFailure = failures[destination]();
    const settings = { startingPosition: StartingPosition.TRIM_HORIZON, reportBatchItemFailures: true, retryAttempts: 1 };
    node(stack, 'Reader', folder).addEventSource(
      new KinesisEventSource(source, { ...settings, ...(onFailure && { onFailure }), ...props }),
    );
    new CfnOutput(stack, 'Stream', { value: source.streamArn });
  });
const bucket = () => cloud.buckets().find(({ logicalId }) => logicalId.startsWith('Failures'));
const kept = () => bucket()?.keys.map((key) => JSON.parse(bucket()?.read(key) ?? '')) ?? [];

describe('a Kinesis stream is read', () => {
  test('in order, in batches', async () => {
    cloud = await testCloud(streamApp({ batchSize: 2 }));
    put('a', 'b', 'c');
    await cloud.idle();
    expect(plain(batches())).toEqual(['a b', 'c']);
  });

  test('from the reported record on, and given up after the retries, with the whole event in S3', async () => {
    cloud = await testCloud(streamApp());
    put('a', 'bad', 'c');
    await cloud.idle();
    expect(plain(batches())).toEqual(['a bad c', 'bad c', 'bad c']);
    const [failure] = kept();
    expect(failure).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted', functionArn: cloud.functions()[0]?.arn },
      KinesisBatchInfo: { shardId: 'shardId-000000000000', batchSize: 2, streamArn: stream() },
    });
    const { Records } = JSON.parse(failure.payload);
    expect(Records.map(({ kinesis }: { kinesis: { data: string } }) => Buffer.from(kinesis.data, 'base64').toString())).toEqual([
      '"bad"',
      '"c"',
    ]);
    expect(Records[0]).toMatchObject({ eventSource: 'aws:kinesis', invokeIdentityArn: expect.stringMatching(/^arn:aws:iam::/) });
  });

  test('by halves after an error, until the poison record stands alone', async () => {
    cloud = await testCloud(streamApp({ bisectBatchOnError: true }));
    put('a', 'b', 'poison', 'd');
    await cloud.idle();
    expect(plain(batches())).toEqual(['a b poison d', 'a b', 'poison d', 'poison', 'poison', 'd']);
    expect(kept()).toMatchObject([{ KinesisBatchInfo: { batchSize: 1 }, requestContext: { approximateInvokeCount: 4 } }]);
  });

  test('until the records are too old', async () => {
    cloud = await testCloud(streamApp({ retryAttempts: 10_000, maxRecordAge: Duration.seconds(60) }));
    put('poison');
    await cloud.idle();
    expect(kept()).toMatchObject([{ requestContext: { condition: 'RecordAgeExceeded' } }]);
  });

  test('with what is given up told to a queue, without the records', async () => {
    cloud = await testCloud(streamApp({}, 'sqs'));
    put('poison');
    await cloud.idle();
    const [message] = queueNamed('Failures')?.messages ?? [];
    expect(JSON.parse(message?.body ?? '')).toMatchObject({ KinesisBatchInfo: { batchSize: 1 } });
    expect(message?.body).not.toContain('payload');
  });

  test('with what is lost told as trouble when there is no destination', async () => {
    cloud = await testCloud(streamApp({}, 'none'));
    put('poison');
    await cloud.idle();
    expect(cloud.troubles().map(({ message }) => message)).toEqual([expect.stringMatching(/1 records are lost/)]);
  });

  test('through the filter', async () => {
    cloud = await testCloud(streamApp({ filters: [FilterCriteria.filter({ data: { kind: ['wanted'] } })] }));
    for (const kind of ['other', 'wanted']) cloud.outlets.putRecord(stream(), 'key', { kind });
    await cloud.idle();
    expect(batches()).toEqual([['{"kind":"wanted"}']]);
  });

  test('in parallel, one key after the other', async () => {
    const slow = await bundled(`
      export const handler = async (event: any) => {
        const from = Date.now();
        await new Promise((resolve) => setTimeout(resolve, 60));
        console.log(JSON.stringify({ batch: [event.Records[0].kinesis.partitionKey, from, Date.now()] }));
      };`);
    cloud = await testCloud(streamApp({ parallelizationFactor: 4, batchSize: 1 }, 's3', slow));
    for (const key of ['a', 'b', 'a', 'b']) cloud.outlets.putRecord(stream(), key, 1);
    await cloud.idle();
    const spans = batches() as unknown as [string, number, number][];
    const together = (one: string, other: string) =>
      spans.flatMap((a, index) => spans.slice(index + 1).filter((b) => a[0] === one && b[0] === other && a[1] < b[2] && b[1] < a[2]));
    expect(spans).toHaveLength(4);
    expect([together('a', 'a'), together('b', 'b')]).toEqual([[], []]);
    expect([...together('a', 'b'), ...together('b', 'a')].length).toBeGreaterThan(0);
  });

  test('not without the permission to', async () => {
    const app = oneStack((stack) => {
      const fn = node(stack, 'Reader', code);
      const source = new Stream(stack, 'Source', { streamMode: StreamMode.PROVISIONED, shardCount: 1 });
      fn.addEventSourceMapping('Mapping', { eventSourceArn: source.streamArn, startingPosition: StartingPosition.LATEST });
    });
    await expect(testCloud(app)).rejects.toThrow(/the role of Reader\w+ does not allow kinesis:GetRecords, kinesis:GetShardIterator/);
  });

  test('an unknown stream takes no record', async () => {
    cloud = await testCloud(streamApp());
    expect(() => cloud.outlets.putRecord('arn:nowhere', 'key', 1)).toThrow('There is no stream arn:nowhere.');
  });
});
