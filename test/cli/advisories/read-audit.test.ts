import { describe, expect, test } from 'vitest';
import { readAudit } from '../../../cli/advisories/read-audit.ts';

const ADVISORY = { source: 1, name: 'ws', title: 'ws is slow', url: 'https://example.com/1', severity: 'high', range: '<9' };
const seen = { package: 'ws', title: 'ws is slow', url: 'https://example.com/1', severity: 'high', range: '<9' };
const report = (vulnerabilities: object) => JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: {} });

describe('what npm audit printed', () => {
  test.each([
    ['a report without an advisory', report({}), []],
    ['an advisory', report({ ws: { via: [ADVISORY] } }), [seen]],
    ['one that another package brings along is counted once', report({ ws: { via: [ADVISORY] }, y: { via: ['ws'] } }), [seen]],
    [
      'one of two packages',
      report({ ws: { via: [ADVISORY] }, z: { via: [{ ...ADVISORY, name: 'z' }] } }),
      [seen, { ...seen, package: 'z' }],
    ],
  ])('%s', (_, printed, advisories) => {
    expect(readAudit(printed)).toEqual({ ok: true, advisories });
  });

  test.each([
    ['nothing', '', 'npm printed no report'],
    ['a page of a proxy', '<html>', 'npm printed no report'],
    ['a refusal', '{"statusCode":405,"message":"405 - POST https://me:key@registry.example.com/x","error":{}}', '405'],
    [
      'a registry that is not there',
      '{"message":"request to http://127.0.0.1:1/x failed","error":{"code":"ECONNREFUSED"}}',
      'ECONNREFUSED',
    ],
    ['a sentence with an address', '{"message":"no https://me:key@registry.example.com/x here"}', 'no the registry here'],
    ['a report of another version', '{"auditReportVersion":3}', 'npm printed no report'],
  ])('%s is no answer', (_, printed, reason) => {
    expect(readAudit(printed)).toEqual({ ok: false, reason });
  });
});
