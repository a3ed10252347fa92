import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TrueCall } from '../../../local/connect/truth.ts';
import type { LiveState } from '../../../local/play-page/shapes.ts';
import { startPlayPage } from '../../../local/play-page/start-play-page.ts';
import { type FakePhones, fakePhones } from './fake-phones.ts';
import { CALLS } from './true-call.ts';

const DESK = 'http://localhost:4501/';
let page: Awaited<ReturnType<typeof startPlayPage>>;
let phones: FakePhones;
const asked: unknown[] = [];
let calls: TrueCall[] = [];

beforeAll(async () => {
  phones = fakePhones();
  page = await startPlayPage({
    port: 0,
    phones,
    inboundNumber: '+12065550100',
    agents: [
      { login: 'alice', name: 'Alice Adams', arn: 'arn:alice' },
      { login: 'bob', name: 'Bob Brown', arn: 'arn:bob' },
    ],
    queues: [{ name: 'Support', arn: 'arn:support' }],
    outsiders: [{ name: 'Courier', number: '+12065550177' }],
    deskUrl: DESK,
    reportUrl: `${DESK}report/`,
    truth: { calls: () => calls },
    productTree: async (contactId) => {
      if (contactId === 'c1') return { status: 200, body: { legs: [], consults: [], missing: [] } };
      if (contactId === 'c2') return { status: 404, body: { code: 'not-found', message: 'Not known.' } };
      throw new Error('The API does not answer.');
    },
    productReport: async (query) => {
      asked.push(query);
      return { status: 200, body: { totals: { consults: 0 } } };
    },
    nowMs: () => Date.parse('2026-11-21T10:00:00.000Z'),
  });
});
afterAll(() => page.stop());
beforeEach(() => {
  calls = [];
});

const get = async (path: string) => {
  const answer = await fetch(page.url + path);
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as unknown };
};
const post = async (path: string, body: unknown = {}, type = 'application/json') => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await fetch(page.url + path, { method: 'POST', headers: { 'content-type': type }, body: text });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
};

/** Reads the live stream until a state fits. */
async function untilLive(fits: (state: LiveState) => boolean): Promise<LiveState> {
  const { body } = await fetch(`${page.url}events`);
  if (!body) throw new Error('no stream');
  let text = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const events = text.split('\n\n').slice(0, -1);
    const states = events.map((event) => JSON.parse(event.slice(event.indexOf('data: ') + 6)) as LiveState);
    const found = states.find(fits);
    if (found) return found;
  }
  throw new Error('the stream ended');
}

describe('the page', () => {
  test('may frame the pages of this machine and the desks, nothing else', async () => {
    const answer = await fetch(page.url);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect([
      answer.status,
      policy.includes('frame-src http://localhost:* http://localhost:4501;'),
      policy.includes("default-src 'self'"),
    ]).toEqual([200, true, true]);
  });

  test('knows each desk by its login, and names by ARN', async () => {
    expect((await get('settings')).body).toMatchObject({
      inboundNumber: '+12065550100',
      agents: [
        { name: 'Alice Adams', deskUrl: 'http://localhost:4501/?login_hint=alice' },
        { name: 'Bob Brown', deskUrl: 'http://localhost:4501/?login_hint=bob' },
      ],
      names: { 'arn:alice': 'Alice Adams', 'arn:support': 'Support' },
      outsiders: [{ name: 'Courier', number: '+12065550177' }],
    });
  });
});

describe('phones', () => {
  test('a customer calls the instance and hangs up; the page hears of both', async () => {
    const { status, body } = await post('customers', { from: '+12065550142' });
    expect([status, phones.called.at(-1)]).toMatchObject([201, { from: '+12065550142', to: '+12065550100' }]);
    await untilLive(({ customers }) => customers.some(({ id, state }) => id === body.id && state === 'connected'));
    const seen = untilLive(({ customers }) => customers.some(({ id, state }) => id === body.id && state === 'ended'));
    expect((await post(`lines/${body.id}/hang-up`)).status).toBe(200);
    await seen;
  });

  test('an outside number that rings is answered', async () => {
    const line = phones.dial('+12065550177');
    const { outside } = await untilLive((state) => state.outside.length > 0);
    expect((await post(`lines/${outside[0]?.id}/answer`)).status).toBe(200);
    expect(line.state).toBe('connected');
  });

  test('an outside number is told how to behave', async () => {
    expect((await post('behaviours', { number: '+12065550177', does: 'answer' })).status).toBe(200);
    expect(phones.told.at(-1)).toEqual(['+12065550177', { does: 'answer', afterMs: 2000 }]);
    expect((await untilLive(() => true)).behaviours).toEqual({ '+12065550177': 'answer' });
  });

  test.each([
    ['a caller without a number', 'customers', {}, 400, 'from'],
    ['a caller whose number is none', 'customers', { from: '555' }, 400, 'from'],
    ['a behaviour that does not exist', 'behaviours', { number: '+12065550177', does: 'toString' }, 400, 'does'],
    ['a line that does not exist', 'lines/none/answer', {}, 404, undefined],
    ['what is no JSON', 'customers', '{', 400, 'body'],
    ['JSON that is no object', 'customers', '7', 400, 'body'],
  ])('%s is refused', async (_, path, body, status, field) => {
    const answer = await post(path, body);
    expect([answer.status, answer.body.field]).toEqual([status, field]);
  });

  test('a form is refused, because any page could send one', async () => {
    expect((await post('customers', '{"from":"+12065550142"}', 'text/plain')).status).toBe(400);
  });
});

describe('calls', () => {
  test('the product tells its tree, or why it does not', async () => {
    expect((await get('calls/c1/tree')).status).toBe(200);
    expect(await get('calls/c2/tree')).toMatchObject({ status: 404, body: { code: 'not-found', message: 'Not known.' } });
    expect(await get('calls/c3/tree')).toMatchObject({ status: 502, body: { code: 'no-product', message: 'The API does not answer.' } });
  });

  test('the truth of a call is given when it is asked for', async () => {
    calls = [CALLS.transferred];
    expect((await get('calls/c1/truth')).body).toEqual(CALLS.transferred);
    expect((await get('calls/c9/truth')).status).toBe(404);
  });

  test('a change that no phone takes part in is seen too', async () => {
    const seen = untilLive((state) => state.calls.length === 1);
    calls = [CALLS.talking];
    expect((await seen).done).toMatchObject({ talked: true, consulted: false });
  });

  test('the report is asked for this run', async () => {
    expect((await get('report')).status).toBe(200);
    const query = new URLSearchParams(String(asked.at(-1)));
    expect(Object.fromEntries(query)).toEqual({ from: '2026-11-21T10:00:00.000Z', to: '2026-11-21T10:15:00.000Z' });
  });
});

test('what does not exist is said to', async () => {
  expect((await get('nothing')).status).toBe(404);
});
