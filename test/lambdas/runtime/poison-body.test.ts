import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Poison, poisonBody } from '../../../lambdas/runtime/poison-body.ts';

const LIMIT = 1_048_576;

const poison = (more: Pick<Poison, 'body' | 'encoding'>): Poison => ({
  source: 'on-contact-record',
  reason: { code: 'not-json', message: 'the message is text, but no JSON' },
  ids: { sequenceNumber: '7' },
  ...more,
});
const around = (encoding: Poison['encoding']) => JSON.stringify(poison({ body: '', encoding })).length;
const noise = (bytes: number) => randomBytes(bytes).toString('base64');

/** What of a message can be had again from what was kept. */
function regained(text: string): string {
  const { body, encoding } = JSON.parse(text);
  if (encoding === 'text') return body;
  const bytes = Buffer.from(body, 'base64');
  return (encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString('base64');
}

describe('a message that cannot be read is kept', () => {
  test.each([
    ['as it came, when it is small', poison({ body: '{"x":', encoding: 'text' })],
    ['as it came, up to the last byte that a queue takes', poison({ body: 'x'.repeat(LIMIT - around('text')), encoding: 'text' })],
    ['as it came, when it is bytes', poison({ body: noise(700_000), encoding: 'base64' })],
  ])('%s', (_, message) => {
    expect(poisonBody(message)).toBe(JSON.stringify(message));
    expect(regained(poisonBody(message))).toBe(message.body);
  });

  test.each([
    ['one byte more than a queue takes', 'x'.repeat(LIMIT - around('text') + 1)],
    ['few characters of many bytes', 'ж'.repeat(LIMIT / 2)],
    ['characters that JSON writes longer', '"'.repeat(LIMIT / 2)],
  ])('compressed and whole: a text of %s', (_, body) => {
    const kept = poisonBody(poison({ body, encoding: 'text' }));
    expect(JSON.parse(kept)).toMatchObject({ source: 'on-contact-record', reason: { code: 'not-json' }, encoding: 'gzip' });
    expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(LIMIT);
    expect(Buffer.from(regained(kept), 'base64').toString()).toBe(body);
  });

  test('compressed and whole: bytes of a record that are too many as base64', () => {
    const body = Buffer.alloc(1_000_000, 'a record ').toString('base64');
    const kept = poisonBody(poison({ body, encoding: 'base64' }));
    expect(JSON.parse(kept).encoding).toBe('gzip');
    expect(regained(kept)).toBe(body);
  });

  test.each([1_000_000, 10_485_760])('with its reason and its beginning, as much as a queue takes: %d bytes of noise', (size) => {
    const body = noise(size);
    const kept = poisonBody(poison({ body, encoding: 'base64' }));
    const { cut, ...rest } = JSON.parse(kept);
    expect(rest).toMatchObject({ reason: { code: 'not-json' }, ids: { sequenceNumber: '7' }, encoding: 'base64' });
    expect(body.startsWith(rest.body)).toBe(true);
    expect(cut).toEqual({ keptBytes: Buffer.from(rest.body, 'base64').length, ofBytes: size });
    expect(LIMIT - Buffer.byteLength(kept)).toBeGreaterThanOrEqual(0);
    expect(LIMIT - Buffer.byteLength(kept)).toBeLessThan(20);
  });
});
