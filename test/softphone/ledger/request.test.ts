import { describe, expect, test } from 'vitest';
import { consultReport } from '../../../softphone/ledger/consult-report.ts';
import { contactTree } from '../../../softphone/ledger/contact-tree.ts';
import type { Access } from '../../../softphone/ledger/request.ts';

function access(answer: () => Promise<Response>, more: Partial<Access> = {}) {
  const asked: { readonly url: string; readonly init: RequestInit | undefined }[] = [];
  const fake = async (url: RequestInfo | URL, init?: RequestInit) => {
    asked.push({ url: String(url), init });
    return answer();
  };
  const it: Access = { apiBase: '/api', token: async () => 'secret', fetch: fake, withinMs: 50, ...more };
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
