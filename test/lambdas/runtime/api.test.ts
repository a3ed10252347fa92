import { describe, expect, test } from 'vitest';
import { METRICS } from '../../../contract/metrics.ts';
import { PROBLEM, serve } from '../../../lambdas/runtime/api.ts';
import { callerOf } from '../../../lambdas/runtime/caller.ts';
import { silentReport } from '../silent-report.ts';

const NAMES = { identityClaim: 'username', groupsClaim: 'cognito:groups', supervisorGroup: 'supervisors' };

describe('callerOf', () => {
  test.each([
    ['a login', { username: 'alice' }, { login: 'alice', supervisor: false }],
    ['one group', { username: 'a', 'cognito:groups': ['supervisors'] }, { login: 'a', supervisor: true }],
    ['several groups', { username: 'a', 'cognito:groups': ['agents', 'supervisors'] }, { login: 'a', supervisor: true }],
    ['a group as plain text', { username: 'a', 'cognito:groups': 'supervisors' }, { login: 'a', supervisor: true }],
    ['a list as API Gateway writes it', { username: 'a', 'cognito:groups': '[agents supervisors]' }, { login: 'a', supervisor: false }],
    ['an empty list', { username: 'a', 'cognito:groups': [] }, { login: 'a', supervisor: false }],
    ['no login', { sub: 'x' }, { login: null, supervisor: false }],
    ['an empty login', { username: '' }, { login: null, supervisor: false }],
    ['a login that is no text', { username: 7 }, { login: null, supervisor: false }],
  ])('%s', (_, claims, caller) => {
    expect(callerOf(claims, NAMES)).toEqual(caller);
  });
});

describe('serve', () => {
  test('an answer is JSON that nobody may keep', async () => {
    expect(await serve('r1', async () => ({ status: 200, body: { a: 1 } }), silentReport())).toEqual({
      statusCode: 200,
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
      body: '{"a":1}',
    });
  });

  test('a problem keeps its headers and its field', async () => {
    expect(await serve('r1', async () => PROBLEM.notKnownYet, silentReport())).toMatchObject({
      statusCode: 409,
      headers: { 'content-type': 'application/problem+json', 'retry-after': '1' },
    });
    const { body } = await serve('r1', async () => PROBLEM.badField('from', 'No instant.'), silentReport());
    expect(JSON.parse(body ?? '')).toEqual({
      type: '/problems/bad-field',
      title: 'A field of the request is wrong',
      status: 400,
      detail: 'No instant.',
      code: 'bad-field',
      field: 'from',
    });
  });

  test.each(['ThrottlingException', 'TooManyRequestsException', 'LedgerBusyError'])('%s is a 429 with Retry-After', async (name) => {
    const report = silentReport();
    const answer = await serve('r1', () => Promise.reject(Object.assign(new Error('busy'), { name })), report);
    expect(answer).toMatchObject({ statusCode: 429, headers: { 'retry-after': '2' } });
    expect(report.counted).toEqual({});
  });

  test('another error is a 500 that says nothing of it, and is logged with the id of the request', async () => {
    const report = silentReport();
    const answer = await serve('r1', () => Promise.reject(new Error('table of +12065550100 is gone')), report);
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('table');
    expect(report.said).toMatchObject([['error', 'A request failed.', { requestId: 'r1' }]]);
    expect(report.counted).toEqual({ [METRICS.requestsFailed]: 1 });
  });
});
