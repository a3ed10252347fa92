import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readPoison } from '../../../cli/redrive/read-kept.ts';
import { parseContactRecord } from '../../../domain/parse-contact-record.ts';
import { poisonBody } from '../../../lambdas/runtime/poison-body.ts';
import { contactRecord, INSTANCE } from '../../lambdas/payloads.ts';

const RECORD = contactRecord({ id: 'c1', method: 'INBOUND', initiated: 0, disconnected: 90 });
/** Passed over by the parser, and large. */
const large = (Attributes: object) => JSON.stringify({ ...RECORD, Attributes });
const bytes = (text: string) => ({ body: Buffer.from(text).toString('base64'), encoding: 'base64' }) as const;
const kept = (message: { readonly body: string; readonly encoding: 'text' | 'base64' }, source = 'on-contact-record') =>
  poisonBody({ source, reason: { code: 'malformed', message: 'x' }, ids: {}, ...message });
const gzip = (body: string) => JSON.stringify({ source: 'on-contact-record', body, encoding: 'gzip' });

describe('what the functions have kept', () => {
  test.each([
    ['as text', { body: JSON.stringify(RECORD), encoding: 'text' } as const],
    ['as bytes', bytes(JSON.stringify(RECORD))],
    ['compressed, a record of 1 MB', bytes(large({ note: 'x'.repeat(1_000_000) }))],
    ['compressed, a text of 2 MB', { body: large({ note: 'ж'.repeat(1_000_000) }), encoding: 'text' } as const],
  ])('is read: %s', (_, message) => {
    expect(readPoison(kept(message), { instanceArn: INSTANCE })).toEqual(parseContactRecord(RECORD));
  });

  test.each([
    ['only the beginning', kept(bytes(large({ note: randomBytes(1_000_000).toString('base64') }))), 'cut', /backfill/],
    ['compressed bytes that are none', gzip('AAAA'), 'not-unpacked', /unpacked/],
    [
      'a call that is too heavy',
      kept({ body: '{"rootContactId":"c1"}', encoding: 'text' }, 'project-consults'),
      'chain-too-heavy',
      /audit-ledger/,
    ],
    ['a message of nobody', kept(bytes('{}'), 'on-something'), 'unknown-source', /none of the functions/],
    ['no message', 'x', 'unknown-source', /none of the functions/],
  ])('stays, with its reason: %s', (_, body, code, message) => {
    expect(readPoison(body, {})).toEqual({ ok: false, rejection: { code, message: expect.stringMatching(message) } });
  });
});
