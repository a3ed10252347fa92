import { gzipSync } from 'node:zlib';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DeleteObjectCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MAX_BATCH_BYTES, readBatch } from '../../cli/redrive/read-batch.ts';
import { readPoison } from '../../cli/redrive/read-kept.ts';
import { redriveBatches } from '../../cli/redrive/redrive-batches.ts';
import { redriveQueue } from '../../cli/redrive/redrive-queue.ts';
import { itemsOf, useLocalLedger } from '../lambdas/local-ledger.ts';
import { at, contactEvent, INSTANCE } from '../lambdas/payloads.ts';
import { CUSTOMER } from '../lambdas/told-chain.ts';
import { attacks } from './attacks.ts';

const FUNCTION = 'arn:aws:lambda:us-east-1:111122223333:function:Ledger-onContactRecord';
const STREAM = 'arn:aws:kinesis:us-east-1:111122223333:stream/records';
const PROJECTION = 'arn:aws:lambda:us-east-1:111122223333:function:Ledger-projectConsults';
const TABLE_STREAM = 'arn:aws:dynamodb:us-east-1:111122223333:table/ledger/stream/2026';
const FUNCTIONS = new Map([
  [FUNCTION, STREAM],
  [PROJECTION, TABLE_STREAM],
]);

const batchOf = (functionArn: unknown, payload: unknown) => JSON.stringify({ requestContext: { functionArn }, payload });
const recordsOf = (...sources: readonly unknown[]) => JSON.stringify({ Records: sources.map((eventSourceARN) => ({ eventSourceARN })) });
const nested = (times: number) => `${'['.repeat(times)}${']'.repeat(times)}`;

/** Objects of the failure bucket that nothing may be asked for. */
const BATCHES: readonly (readonly [says: string, json: string, code: string])[] = [
  [
    'a function of another account',
    batchOf('arn:aws:lambda:us-east-1:999999999999:function:Ledger-onContactRecord', recordsOf(STREAM)),
    'unknown-function',
  ],
  [
    'a function of this account that is not the stack’s',
    batchOf('arn:aws:lambda:us-east-1:111122223333:function:payroll', recordsOf(STREAM)),
    'unknown-function',
  ],
  ['the name of a function alone', batchOf('Ledger-onContactRecord', recordsOf(STREAM)), 'unknown-function'],
  ['another version of a function', batchOf(`${FUNCTION}:7`, recordsOf(STREAM)), 'unknown-function'],
  ['the name of something every object has', batchOf('constructor', recordsOf(STREAM)), 'unknown-function'],
  ['a list of functions', batchOf([FUNCTION], recordsOf(STREAM)), 'unknown-shape'],
  ['an object for a function', batchOf({ toString: FUNCTION }, recordsOf(STREAM)), 'unknown-shape'],
  [
    'records of a stream of another account',
    batchOf(FUNCTION, recordsOf('arn:aws:kinesis:us-east-1:999999999999:stream/records')),
    'unknown-source',
  ],
  ['records of a stream that another function reads', batchOf(PROJECTION, recordsOf(STREAM)), 'unknown-source'],
  ['one strange record among good ones', batchOf(FUNCTION, recordsOf(STREAM, TABLE_STREAM, STREAM)), 'unknown-source'],
  ['a record that is none', batchOf(FUNCTION, '{"Records":[null]}'), 'unknown-source'],
  ['no records', batchOf(FUNCTION, '{"Records":[]}'), 'unknown-shape'],
  ['an event of another service', batchOf(FUNCTION, '{"httpMethod":"GET"}'), 'unknown-shape'],
  ['records that are a text', batchOf(FUNCTION, '{"Records":"x"}'), 'unknown-shape'],
  ['a payload that is an object', batchOf(FUNCTION, { Records: [{ eventSourceARN: STREAM }] }), 'unknown-shape'],
  ['a payload that is not JSON', batchOf(FUNCTION, '{'), 'unknown-shape'],
  ['nothing', '', 'unknown-shape'],
  ['null', 'null', 'unknown-shape'],
  ['a number', '7', 'unknown-shape'],
  ['a context that is null', '{"requestContext":null,"payload":"{}"}', 'unknown-shape'],
  ['fields that would change every object', '{"__proto__":{"requestContext":{"functionArn":"x"},"payload":"{}"}}', 'unknown-shape'],
  ['lists within lists, 100,000 deep', nested(100_000), 'unknown-shape'],
];

const rowsOf = (table: readonly (readonly [says: string, text: string, code: string])[]) =>
  table.map(([says, text, code]) => [says, [text, code] as const] as const);

describe('an object of the failure bucket is given to no function when it holds', () => {
  attacks('redrive', rowsOf(BATCHES), ([json, code]) => {
    expect(readBatch(json, FUNCTIONS)).toMatchObject({ ok: false, code });
  });

  test('and to its own when it is a batch of one of the stack’s', () => {
    const batch = { functionArn: FUNCTION, payload: recordsOf(STREAM, STREAM) };
    expect(readBatch(batchOf(FUNCTION, batch.payload), FUNCTIONS)).toEqual({ ok: true, batch });
    expect(readBatch(batchOf(`${FUNCTION}:$LATEST`, batch.payload), FUNCTIONS)).toEqual({ ok: true, batch });
  });
});

const kept = (source: unknown, body: unknown, more: object = {}) => JSON.stringify({ source, body, encoding: 'text', ...more });
const gzipped = (bytes: Buffer) => kept('on-contact-event', bytes.toString('base64'), { encoding: 'gzip' });

/** Messages of the poison queue that nothing may be written of. */
const MESSAGES: readonly (readonly [says: string, body: string, code: string])[] = [
  ...['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', '../on-contact-event', 'ON-CONTACT-EVENT', ''].map(
    (source) => [`the source ${JSON.stringify(source)}`, kept(source, '{}'), 'unknown-source'] as const,
  ),
  ['a list of sources', kept(['on-contact-event'], '{}'), 'unknown-source'],
  ['a body that is an object', kept('on-contact-event', { detail: {} }), 'unknown-source'],
  ['an encoding of its own', kept('on-contact-event', '{}', { encoding: 'constructor' }), 'unknown-source'],
  ['17 MB of blanks, compressed', gzipped(gzipSync(Buffer.alloc(17 * 1024 * 1024, ' '))), 'not-unpacked'],
  ['300 MB of zeros, compressed', gzipped(gzipSync(Buffer.alloc(300_000_000))), 'not-unpacked'],
  ['gzip data within gzip data', gzipped(gzipSync(gzipSync('{}'))), 'not-json'],
  ['gzip data cut off', gzipped(gzipSync('{"detail":{}}').subarray(0, 12)), 'not-unpacked'],
  ['bytes that are none', kept('on-contact-event', '%%%', { encoding: 'base64' }), 'not-json'],
  [
    'an event of another instance',
    kept('on-contact-event', JSON.stringify(contactEvent(CUSTOMER, 'INITIATED', 0)).replaceAll('c0c0c0c0', 'd0d0d0d0')),
    'other-instance',
  ],
  [
    'an id that would be another key',
    kept('on-contact-event', JSON.stringify(contactEvent({ ...CUSTOMER, id: 'x#y|z' }, 'INITIATED', 0))),
    'malformed',
  ],
  ['lists within lists, 100,000 deep', kept('on-contact-record', nested(100_000)), 'not-an-object'],
  [
    'objects within objects, 100,000 deep',
    kept('on-leg-start', `${'{"Details":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
    'unknown-shape',
  ],
  ['lists within lists instead of a message', nested(100_000), 'unknown-source'],
  ['null', 'null', 'unknown-source'],
  ['nothing', '', 'unknown-source'],
];

describe('of a message of the poison queue nothing is written when it holds', () => {
  attacks('redrive', rowsOf(MESSAGES), ([body, code]) => {
    expect(readPoison(body, { instanceArn: INSTANCE })).toMatchObject({ ok: false, rejection: { code } });
  });
});

/** A body as the SDK gives it, as far as a redrive reads it. */
const bodyOf = (text: string) => Object.assign(Buffer.from(text), { transformToString: () => text }) as never;

const GOOD = JSON.stringify(contactEvent(CUSTOMER, 'INITIATED', 0));

describe('one bad message ends no run', () => {
  const local = useLocalLedger();
  const sqs = mockClient(SQSClient);
  const s3 = mockClient(S3Client);
  const lambda = mockClient(LambdaClient);
  beforeEach(() => {
    sqs.reset();
    s3.reset();
    lambda.reset();
  });
  afterAll(() => {
    sqs.restore();
    s3.restore();
    lambda.restore();
  });
  afterEach(() => expect(Object.hasOwn(Object.prototype, 'requestContext')).toBe(false));

  test('of a queue: each that cannot be read stays with its code, the good one behind them is written', async () => {
    const ledger = await local.newLedger();
    const bodies = [...MESSAGES.map(([, body]) => body), kept('on-contact-event', GOOD)];
    const messages = bodies.map((Body, i) => ({ MessageId: `m${i}`, ReceiptHandle: `r${i}`, Body }));
    sqs.on(ReceiveMessageCommand).resolvesOnce({ Messages: messages }).resolves({});
    const became = await redriveQueue(queueOf({ ledger, read: readPoison }));
    expect(became.map((one) => (one.what === 'taken' ? 'taken' : one.why.code))).toEqual([...MESSAGES.map(([, , code]) => code), 'taken']);
    expect(sqs.commandCalls(DeleteMessageCommand).map(({ args }) => args[0].input.ReceiptHandle)).toEqual([`r${MESSAGES.length}`]);
    expect(await itemsOf(ledger)).toMatchObject([{ pk: 'LEG#c1' }]);
  });

  test('of a queue: one that breaks what reads it, or cannot be deleted, stays with the name of the error and no word of it', async () => {
    const ledger = await local.newLedger();
    const breaks = (body: string) => {
      if (body === 'breaks') throw new RangeError('+12065550123');
      return readPoison(body, { instanceArn: INSTANCE });
    };
    const bodies = ['breaks', kept('on-contact-event', GOOD), kept('on-contact-event', GOOD)];
    sqs
      .on(ReceiveMessageCommand)
      .resolvesOnce({ Messages: bodies.map((Body, i) => ({ MessageId: `m${i}`, ReceiptHandle: `r${i}`, Body })) })
      .resolves({});
    sqs
      .on(DeleteMessageCommand, { ReceiptHandle: 'r1' })
      .rejects(Object.assign(new Error('+12065550123'), { name: 'ReceiptHandleIsInvalid' }));
    const became = await redriveQueue(queueOf({ ledger, read: breaks }));
    expect(became).toMatchObject([
      { what: 'stays', why: { code: 'failed', message: 'it failed with RangeError' } },
      { what: 'stays', why: { code: 'failed', message: 'it failed with ReceiptHandleIsInvalid' } },
      { what: 'taken' },
    ]);
    expect(JSON.stringify(became)).not.toContain('2065550123');
  });

  test('of the bucket: no object has a function asked but the good one, which is deleted', async () => {
    const good = { key: 'aws/lambda/good', json: batchOf(FUNCTION, recordsOf(STREAM)) };
    const objects = [...BATCHES.map(([, json], i) => ({ key: `aws/lambda/\x1b[2J${i}`, json })), good];
    const listed = objects.map(({ key, json }) => ({ Key: key, Size: json.length }));
    s3.on(ListObjectsV2Command).resolves({
      Contents: [{ Key: 'aws/lambda/large', Size: MAX_BATCH_BYTES + 1 }, { Key: 'aws/lambda/gone', Size: 1 }, ...listed],
    });
    for (const { key, json } of objects) s3.on(GetObjectCommand, { Key: key }).callsFake(() => ({ Body: bodyOf(json) }));
    s3.on(GetObjectCommand, { Key: 'aws/lambda/gone' }).rejects(Object.assign(new Error('no such key'), { name: 'NoSuchKey' }));
    lambda.on(InvokeCommand).resolves({});
    const became = await redriveBatches({ ...bucket(), dryRun: false });
    const codes = became.map((one) => (one.what === 'taken' ? 'taken' : one.why.code));
    expect(codes).toEqual(['too-large', 'failed', ...BATCHES.map(([, , code]) => code), 'taken']);
    expect(lambda.commandCalls(InvokeCommand).map(({ args }) => args[0].input)).toEqual([
      { FunctionName: FUNCTION, Payload: recordsOf(STREAM) },
    ]);
    expect(s3.commandCalls(DeleteObjectCommand).map(({ args }) => args[0].input.Key)).toEqual([good.key]);
    expect(s3.commandCalls(GetObjectCommand).some(({ args }) => args[0].input.Key === 'aws/lambda/large')).toBe(false);
  });

  test.each([
    ['null', 'null', 'taken'],
    ['no JSON', '<html>', 'failed'],
    ['failures that are an object', '{"batchItemFailures":{"length":3}}', 'records-failed'],
  ])('of the bucket: a function that answers %s', async (_, answer, code) => {
    s3.on(ListObjectsV2Command).resolves({ Contents: [{ Key: 'aws/lambda/1', Size: 1 }] });
    s3.on(GetObjectCommand).callsFake(() => ({ Body: bodyOf(batchOf(FUNCTION, recordsOf(STREAM))) }));
    lambda.on(InvokeCommand).resolves({ Payload: bodyOf(answer) });
    const [became] = await redriveBatches({ ...bucket(), dryRun: false });
    expect(became?.what === 'taken' ? 'taken' : became?.why.code).toBe(code);
    expect(s3.commandCalls(DeleteObjectCommand)).toHaveLength(code === 'taken' ? 1 : 0);
  });

  const bucket = () => ({
    s3: new S3Client({}),
    lambda: new LambdaClient({}),
    bucket: 'failures',
    functions: FUNCTIONS,
    onSeen: () => undefined,
  });
  const queueOf = (more: Pick<Parameters<typeof redriveQueue>[0], 'ledger' | 'read'>) => ({
    sqs: new SQSClient({}),
    url: 'https://sqs.example.test/poison',
    name: 'poison queue',
    door: { instanceArn: INSTANCE },
    dryRun: false,
    retentionMonths: 25,
    now: () => at(300),
    onSeen: () => undefined,
    ...more,
  });
});
