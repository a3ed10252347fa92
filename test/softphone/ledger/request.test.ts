import { describe, expect, test } from 'vitest';
import { consultReport } from '../../../softphone/ledger/consult-report.ts';
import { contactTree } from '../../../softphone/ledger/contact-tree.ts';
import { openPace } from '../../../softphone/ledger/pace.ts';
import type { Access } from '../../../softphone/ledger/request.ts';
import { fakeClock } from '../support/fake-clock.ts';

/** A page that never waits. */
const atOnce = { turn: async () => {}, refused: () => {} };

function access(answer: () => Promise<Response>, more: Partial<Access> = {}) {
  const asked: { readonly url: string; readonly init: RequestInit | undefined }[] = [];
  const fake = async (url: RequestInfo | URL, init?: RequestInit) => {
    asked.push({ url: String(url), init });
    return answer();
  };
  const it: Access = { apiBase: '/api', token: async () => 'secret', fetch: fake, withinMs: 50, pace: atOnce, ...more };
  return { it, asked };
}

const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  async () =>
    new Response(JSON.stringify(body), { status, headers });
const TREE = { contactId: 'c1', rootContactId: 'c1', legs: [], consults: [], missing: [] };

describe('the ledger’s API', () => {
  test('is asked with the token in a header, never in the address', async () => {
    const { it, asked } = access(json(TREE));
    await expect(contactTree(it, 'a/b')).resolves.toEqual(TREE);
    expect(asked[0]?.url).toBe('/api/contacts/a%2Fb/tree');
    expect(asked[0]?.init?.headers).toEqual({ authorization: 'Bearer secret' });
  });

  test('the report is asked for by its filters', async () => {
    const { it, asked } = access(json({ totals: {}, times: {}, series: [] }));
    await consultReport(it, { from: '2026-11-21T00:00:00.000Z', to: '2026-11-22T00:00:00.000Z', dim: 'kind', value: 'agent' });
    expect(asked[0]?.url).toBe(
      '/api/reports/consults?from=2026-11-21T00%3A00%3A00.000Z&to=2026-11-22T00%3A00%3A00.000Z&dim=kind&value=agent',
    );
  });

  test.each([
    [400, 'bad-request'],
    [401, 'signed-out'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [409, 'not-known-yet'],
    [429, 'too-many'],
    [500, 'unavailable'],
    [503, 'unavailable'],
  ])('status %i is %s', async (status, code) => {
    await expect(contactTree(access(json({ code: 'x', message: 'y' }, status)).it, 'c1')).rejects.toMatchObject({ code });
  });

  test('a refused field is named', async () => {
    await expect(contactTree(access(json({ field: 'from' }, 400)).it, 'c1')).rejects.toMatchObject({ field: 'from' });
  });

  test('how long to wait is taken from the answer', async () => {
    await expect(contactTree(access(json({}, 429, { 'retry-after': '7' })).it, 'c1')).rejects.toMatchObject({ retryAfterMs: 7_000 });
  });

  test.each([
    ['an answer of another shape', json({ legs: 'none' })],
    ['an answer that is no JSON', async () => new Response('<html>')],
  ])('%s', async (_name, answer) => {
    await expect(contactTree(access(answer).it, 'c1')).rejects.toMatchObject({ code: 'malformed' });
  });

  test('no network', async () => {
    const { it } = access(async () => {
      throw new TypeError('Failed to fetch');
    });
    await expect(contactTree(it, 'c1')).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('an answer that does not come in time', async () => {
    const { it } = access(json(TREE));
    const never: Access = {
      ...it,
      fetch: (_, init) => new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))),
    };
    await expect(contactTree(never, 'c1')).rejects.toMatchObject({ code: 'no-answer' });
  });

  test.each([
    ['expired', 'signed-out'],
    ['issuer-unreachable', 'unavailable'],
  ])('a token that is %s', async (code, expected) => {
    const token = async () => {
      throw Object.assign(new Error(code), { code });
    };
    await expect(contactTree(access(json(TREE), { token }).it, 'c1')).rejects.toMatchObject({ code: expected });
  });
});

describe('a page that has asked too much', () => {
  const busy = (headers: Record<string, string>) => new Response(JSON.stringify({ code: 'too-many-requests' }), { status: 429, headers });
  const settle = async () => {
    for (let tick = 0; tick < 30; tick += 1) await Promise.resolve();
  };
  /** Answers one after another, the last again and again; and the page's clock. */
  function asking(answers: readonly (() => Response)[]) {
    const clock = fakeClock();
    const pace = openPace(clock);
    let count = 0;
    const { it, asked } = access(async () => (answers[count++] ?? answers.at(-1) ?? (() => busy({})))(), { pace });
    const pass = async (ms: number) => {
      clock.pass(ms);
      await settle();
    };
    return { it, asked, pass };
  }
  const good = () => new Response(JSON.stringify(TREE));

  test('waits as long as the answer says, asks again, and nobody notices', async () => {
    const { it, asked, pass } = asking([() => busy({ 'retry-after': '3' }), good]);
    const tree = contactTree(it, 'c1');
    await settle();
    await pass(2_999);
    expect(asked).toHaveLength(1);
    await pass(1);
    await expect(tree).resolves.toEqual(TREE);
    expect(asked).toHaveLength(2);
  });

  test('asks nothing else meanwhile', async () => {
    const { it, asked, pass } = asking([() => busy({ 'retry-after': '3' }), good]);
    const first = contactTree(it, 'c1');
    await settle();
    const second = contactTree(it, 'c2');
    await pass(2_999);
    expect(asked).toHaveLength(1);
    await pass(1);
    await Promise.all([first, second]);
    expect(asked).toHaveLength(3);
  });

  test('waits a second where the answer does not say how long', async () => {
    const { it, asked, pass } = asking([() => busy({}), good]);
    const tree = contactTree(it, 'c1');
    await settle();
    await pass(1_000);
    await tree;
    expect(asked).toHaveLength(2);
  });

  test('gives up after three tries, and says so', async () => {
    const { it, asked, pass } = asking([() => busy({ 'retry-after': '2' })]);
    const tree = contactTree(it, 'c1').catch((error: unknown) => error);
    for (let i = 0; i < 10; i += 1) await pass(2_000);
    expect(await tree).toMatchObject({ code: 'too-many', retryAfterMs: 2_000 });
    expect(asked).toHaveLength(3);
  });

  test('is silent for a minute at most, whatever the answer says', async () => {
    const { it, asked, pass } = asking([() => busy({ 'retry-after': '86400' }), good]);
    const tree = contactTree(it, 'c1');
    await settle();
    await pass(60_000);
    await tree;
    expect(asked).toHaveLength(2);
  });
});
