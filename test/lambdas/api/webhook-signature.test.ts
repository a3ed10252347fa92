import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isSigned, messageIdOf } from '../../../lambdas/api/webhook-signature.ts';

/** The example of the Standard Webhooks specification and its reference libraries. */
const EXAMPLE = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  body: '{"test": 2432232314}',
  headers: {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  },
};
const AT_MS = 1_614_265_330_000;

const by = (secret: string) => {
  const { body, headers } = EXAMPLE;
  const content = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  return `v1,${createHmac('sha256', Buffer.from(secret, 'base64')).update(content).digest('base64')}`;
};
const OTHER = Buffer.alloc(32, 7).toString('base64');

describe('a message is signed', () => {
  test.each<[string, string, string]>([
    ['by the secret of the specification', EXAMPLE.secret, EXAMPLE.headers['webhook-signature']],
    ['by a secret without its prefix', EXAMPLE.secret.slice(6), EXAMPLE.headers['webhook-signature']],
    ['by the new of two secrets', `${EXAMPLE.secret} ${OTHER}`, by(OTHER)],
    ['by the old of two secrets', `${OTHER}\n${EXAMPLE.secret}`, EXAMPLE.headers['webhook-signature']],
    ['where one of several signatures is right', EXAMPLE.secret, `${by(OTHER)} v1a,AAAA ${EXAMPLE.headers['webhook-signature']}`],
  ])('%s', (_by, secrets, signature) => {
    expect(isSigned({ ...EXAMPLE.headers, 'webhook-signature': signature }, EXAMPLE.body, secrets)).toBe(true);
  });

  test.each<[string, Partial<typeof EXAMPLE.headers>, string?, string?]>([
    ['no signature', { 'webhook-signature': '' }],
    ['another version of the scheme', { 'webhook-signature': `v2,${EXAMPLE.headers['webhook-signature'].slice(3)}` }],
    ['a signature cut short', { 'webhook-signature': EXAMPLE.headers['webhook-signature'].slice(0, -4) }],
    ['the eleventh of many signatures', { 'webhook-signature': `${'v1,AAAA '.repeat(10)}${EXAMPLE.headers['webhook-signature']}` }],
    ['another id', { 'webhook-id': 'msg_other' }],
    ['another timestamp', { 'webhook-timestamp': '1614265331' }],
    ['another body', {}, '{"test": 2432232315}'],
    ['the secret of somebody else', {}, EXAMPLE.body, OTHER],
    ['an empty secret', { 'webhook-signature': by('') }, EXAMPLE.body, ''],
    ['a secret that is too short', { 'webhook-signature': by('AAAA') }, EXAMPLE.body, 'AAAA'],
  ])('not with %s', (_with, changed, body = EXAMPLE.body, secrets = EXAMPLE.secret) => {
    expect(isSigned({ ...EXAMPLE.headers, ...changed }, body, secrets)).toBe(false);
  });
});

describe('the headers of a message', () => {
  test.each([-300_000, 0, 300_000])('are good %s ms after its timestamp', (ms) => {
    expect(messageIdOf(EXAMPLE.headers, AT_MS + ms)).toBe(EXAMPLE.headers['webhook-id']);
  });

  test.each<[string, Partial<Record<keyof typeof EXAMPLE.headers, string | undefined>>, number]>([
    ['before the time', {}, -301_000],
    ['after the time', {}, 301_000],
    ['without an id', { 'webhook-id': undefined }, 0],
    ['with an id of several words', { 'webhook-id': 'a b' }, 0],
    ['with an id of 257 characters', { 'webhook-id': 'a'.repeat(257) }, 0],
    ['without a timestamp', { 'webhook-timestamp': undefined }, 0],
    ['with an instant for a timestamp', { 'webhook-timestamp': '2021-02-25T15:02:10Z' }, 0],
    ['with a timestamp in exponents', { 'webhook-timestamp': '1.61426533e9' }, 0],
  ])('are not %s', (_how, changed, ms) => {
    expect(messageIdOf({ ...EXAMPLE.headers, ...changed }, AT_MS + ms)).toBeNull();
  });
});
