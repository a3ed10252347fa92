import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { unwrapped } from '../../../cli/input/unwrapped.ts';

const MESSAGE = { ContactId: 'c1', Channel: 'VOICE' };
const TEXT = JSON.stringify(MESSAGE);
const base64 = (text: string | Uint8Array) => Buffer.from(text).toString('base64');
const LOGS = { messageType: 'DATA_MESSAGE', logEvents: [{ id: '1', timestamp: 1, message: TEXT }] };

const inPiece = (value: Readonly<Record<string, unknown>>) => unwrapped({ line: 3, byte: 7, ok: true, value });

describe('a wrapped message is unwrapped', () => {
  test.each<readonly [string, Readonly<Record<string, unknown>>]>([
    ['as GetRecords prints it', { Records: [{ SequenceNumber: '1', Data: base64(TEXT), PartitionKey: 'p' }], MillisBehindLatest: 0 }],
    ['as a function gets it from Kinesis', { Records: [{ kinesis: { data: base64(TEXT) }, eventSource: 'aws:kinesis' }] }],
    ['as a function gets it from Firehose', { invocationId: 'i', records: [{ recordId: '1', data: base64(`${TEXT}\n`) }] }],
    ['packed with gzip', { Records: [{ Data: base64(gzipSync(TEXT)) }] }],
    ['as ReceiveMessage prints it', { Messages: [{ MessageId: 'm', Body: TEXT }] }],
    ['as a function gets it from SQS', { Records: [{ messageId: 'm', body: TEXT }] }],
    ['of SNS, in a message of SQS', { Records: [{ body: JSON.stringify({ Type: 'Notification', Message: TEXT }) }] }],
    ['as a function gets it from SNS', { Records: [{ Sns: { Message: TEXT } }] }],
    ['as FilterLogEvents prints it', { events: [{ logStreamName: 's', message: TEXT }] }],
    ['as a log subscription sends it', LOGS],
    ['as a function gets it from a log subscription', { awslogs: { data: base64(gzipSync(JSON.stringify(LOGS))) } }],
    ['of a log subscription, in a record of Kinesis', { Records: [{ kinesis: { data: base64(gzipSync(JSON.stringify(LOGS))) } }] }],
  ])('%s', (_way, value) => {
    expect(inPiece(value)).toEqual([{ line: 3, byte: 7, ok: true, value: MESSAGE }]);
  });

  test('several in one record, each for itself', () => {
    expect(inPiece({ Records: [{ Data: base64(`${TEXT}${TEXT}`) }] })).toHaveLength(2);
  });

  test('one that is not wrapped stays as it is', () => {
    expect(inPiece(MESSAGE)).toEqual([{ line: 3, byte: 7, ok: true, value: MESSAGE }]);
  });
});

describe('what cannot be unwrapped costs itself', () => {
  test.each<readonly [string, Readonly<Record<string, unknown>>]>([
    ['without content', { Records: [{}, { Data: base64(TEXT) }] }],
    ['of a record that is a word', { Records: ['c1', { Data: base64(TEXT) }] }],
    ['of damaged gzip', { Records: [{ Data: base64(gzipSync(TEXT).subarray(0, 20)) }, { Data: base64(TEXT) }] }],
    ['of text that is no JSON', { Records: [{ Data: base64('no JSON') }, { Data: base64(TEXT) }] }],
  ])('%s', (_what, value) => {
    expect(inPiece(value).map(({ ok }) => ok)).toEqual([false, true]);
  });

  test('of wrappers without end: no deeper than any way is', () => {
    const deep = Array.from({ length: 9 }).reduce<string>((text) => JSON.stringify({ Messages: [{ Body: text }] }), TEXT);
    const [piece] = inPiece({ Messages: [{ Body: deep }] });
    expect(piece).toMatchObject({ ok: true, value: { Messages: expect.anything() } });
  });
});
