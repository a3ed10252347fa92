import { describe, expect, test } from 'vitest';
import { NOTE_WANTED, noteToPut } from '../../contract/schemas/note.ts';
import { readBody } from '../../lambdas/api/read-body.ts';
import { cursorOf } from '../../lambdas/features/call-log/get-consults/cursor.ts';
import { readQuery as readLog } from '../../lambdas/features/call-log/get-consults/read-query.ts';
import { readQuery as readReport } from '../../lambdas/features/report/get-consult-report/read-query.ts';
import { readBatch } from '../../lambdas/ledger/log-actions/read-batch.ts';
import type { HttpEvent } from '../../lambdas/runtime/api-request.ts';
import { httpHandler } from '../../lambdas/runtime/http-handler.ts';
import { silentReport } from '../lambdas/silent-report.ts';
import { attacks } from './attacks.ts';

/** Days that no calendar has, and texts that only look like an instant. */
const NO_INSTANTS = [
  '2026-02-30T10:00:00Z',
  '2026-02-29T10:00:00Z',
  '2100-02-29T10:00:00Z',
  '2026-04-31T10:00:00Z',
  '2026-00-10T10:00:00Z',
  '2026-13-10T10:00:00Z',
  '2026-01-00T10:00:00Z',
  '2026-01-32T10:00:00Z',
  '2026-01-01T25:00:00Z',
  '2026-01-01T10:60:00Z',
  '2026-01-01T10:00:61Z',
  '2026-01-01T10:00:00+99:00',
  '2026-01-01T10:00:00',
  '2026-01-01',
  '+002026-01-01T10:00:00Z',
  `2026-01-01T10:00:00.${'1'.repeat(3_000)}Z`,
  '1767261600000',
  '',
  'x'.repeat(3_000),
];
const REAL = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' };
const action = (at: string) => JSON.stringify({ actions: [{ actionId: 'a', contactId: 'c', verb: 'joined', at }] });

describe('a note reads in the order in which it is written, though it holds', () => {
  const TURNED: readonly (readonly [string, string, string])[] = [
    ['an override to the left', 'Call +1 206 \u202e2410555', 'Call +1 206 2410555'],
    ['an override to the right', '\u202dabc', 'abc'],
    ['embeddings that never end', '\u202a\u202babc', 'abc'],
    ['an end of what never began', 'abc\u202c', 'abc'],
    ['blanks behind an override', '\u202e  abc  \u202c', 'abc'],
  ];
  attacks(
    'bodies',
    TURNED.map(([says, given, kept]) => [says, { given, kept }] as const),
    ({ given, kept }) => {
      for (const field of ['reason', 'matters', 'tried'] as const)
        expect(readBody(noteToPut, JSON.stringify({ [field]: given, version: 0 }), NOTE_WANTED)).toMatchObject({
          ok: true,
          body: { [field]: kept },
        });
    },
  );

  test('what two directions of writing need stays', () => {
    const matters = '\u2067שלום\u2069 and \u200f1\u200e';
    expect(readBody(noteToPut, JSON.stringify({ matters, version: 0 }), NOTE_WANTED)).toMatchObject({ ok: true, body: { matters } });
  });
});

describe('an instant that there is not is refused, with its field:', () => {
  const named = NO_INSTANTS.map((text) => [JSON.stringify(text.slice(0, 40)), text] as const);

  attacks('bodies', named, (text, tried) => {
    for (const read of [readLog, readReport])
      for (const field of ['from', 'to'] as const) expect(read({ ...REAL, [field]: text })).toMatchObject({ ok: false, field });
    expect(readBatch(action(text))).toMatchObject({ ok: false, field: 'actions.0.at' });
    tried(5);
  });

  test.each(['2024-02-29T10:00:00Z', '2026-12-31T23:59:59.999Z', '2026-01-01T10:00:00.123456789+05:30'])('%s is one', (at) => {
    expect(readBatch(action(at))).toMatchObject({ ok: true });
    expect(readLog({ from: at, to: new Date(Date.parse(at) + 1_000).toISOString() })).toMatchObject({ ok: true });
  });

  attacks(
    'bodies',
    ['2026-02-30', '2026-02-31', '2026-02-00'].map((day) => [`the place of a page on ${day}`, day] as const),
    (day) => {
      const range = { from: '2026-02-01T00:00:00Z', to: '2026-03-01T00:00:00Z' };
      expect(readLog({ ...range, next: cursorOf(`${day}T10:00:00.000Z#c1`) })).toMatchObject({ ok: false, field: 'next' });
    },
  );
});

describe('what is too long is refused, with its field:', () => {
  const LONG = 'a'.repeat(3_000);
  const LOG: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['an agent of the call log', { agent: `arn:aws:connect:${LONG}` }],
    ['a queue of the call log', { queue: `arn:aws:connect:${LONG}` }],
    ['a place in the call log', { next: LONG }],
    ['a kind in the call log', { kind: LONG }],
  ];

  attacks('bodies', LOG, (more) => {
    expect(readLog({ ...REAL, ...more })).toMatchObject({ ok: false, field: Object.keys(more)[0] });
  });

  attacks(
    'bodies',
    ['agent', 'queue', 'target', 'kind', 'channel', 'all'].map((dim) => [`a value of the report for ${dim}`, dim] as const),
    (dim) => {
      expect(readReport({ ...REAL, dim, value: `arn:aws:connect:${LONG}` })).toMatchObject({ ok: false, field: 'value' });
    },
  );

  /** What a route answers to a token with this login, and for how many logins it was asked. */
  const answerTo = async (username: string) => {
    const report = silentReport();
    const served: (string | null)[] = [];
    const handler = httpHandler(
      { identityClaim: 'username' },
      { ...report, admits: async () => true, limit: async () => 0 },
      async ({ caller }) => {
        served.push(caller.login);
        return { status: 200, body: {} };
      },
    );
    const claims = { username };
    const authorization = `Bearer e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;
    const event = { headers: { authorization }, requestContext: { requestId: 'r', authorizer: { jwt: { claims } } } };
    const { statusCode, body = '' } = await handler(event as unknown as HttpEvent);
    return { statusCode, body, served, said: report.said };
  };

  attacks(
    'tokens',
    [101, 3_000, 100_000].map((length) => [`a login of ${length} characters`, length] as const),
    async (length) => {
      const { body, ...answer } = await answerTo('a'.repeat(length));
      expect(answer).toEqual({ statusCode: 400, served: [], said: [] });
      expect(JSON.parse(body)).toMatchObject({ code: 'bad-field', field: 'login', detail: expect.not.stringContaining('aaa') });
    },
  );

  test('a login as long as Connect has any is not', async () => {
    expect(await answerTo('a'.repeat(100))).toMatchObject({ statusCode: 200, served: ['a'.repeat(100)] });
  });
});
