import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { splitBatch } from '../../../cli/subject/kept-batches.ts';
import { keptTexts } from '../../../cli/subject/kept-texts.ts';
import { poisonBody } from '../../../lambdas/runtime/poison-body.ts';

const NUMBER = '+12065550123';
const isOf = (text: string) => text.includes(NUMBER);
const message = `{"CustomerEndpoint":{"Address":"${NUMBER}"}}`;
const kept = (body: string, encoding: 'text' | 'base64') =>
  poisonBody({ source: 'on-contact-record', reason: { code: 'malformed', message: 'x' }, ids: {}, body, encoding });

describe('a kept message', () => {
  test.each([
    ['as text', kept(message, 'text')],
    ['as bytes', kept(Buffer.from(message).toString('base64'), 'base64')],
    ['compressed', kept(Buffer.from(`${message}${'x'.repeat(1_100_000)}`).toString('base64'), 'base64')],
    ['cut', kept(Buffer.concat([Buffer.from(message), randomBytes(1_100_000)]).toString('base64'), 'base64')],
  ])('is looked into: %s', (_, body) => {
    expect(keptTexts(body).some(isOf)).toBe(true);
  });

  test('that unpacks to more than memory holds is left as it lies there', () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1_048_576)).toString('base64');
    expect(keptTexts(`{"body":"${bomb}"}`).every((text) => text.length < 1_048_576)).toBe(true);
  });
});

describe('a given-up batch', () => {
  const record = (text: string) => ({ kinesis: { sequenceNumber: '1', data: Buffer.from(text).toString('base64') } });
  const batch = (...texts: string[]) =>
    JSON.stringify({ requestContext: { functionArn: 'arn:f' }, payload: JSON.stringify({ Records: texts.map(record) }) });

  test('loses the records that name the person, and keeps the others and its function', () => {
    const other = '{"CustomerEndpoint":{"Address":"+12065550199"}}';
    const { of, rest } = splitBatch(batch(message, other), isOf);
    expect(of).toEqual([record(message)]);
    expect(rest).toBe(batch(other));
  });

  test('of which nothing would be left goes as a whole', () => {
    expect(splitBatch(batch(message), isOf)).toEqual({ of: [record(message)], rest: null });
  });

  test.each([
    ['an object of another shape that names the person', message, { of: [message], rest: null }],
    ['one that does not', 'no json', { of: [], rest: 'no json' }],
  ])('%s', (_, json, split) => {
    expect(splitBatch(json, isOf)).toEqual(split);
  });
});
