import { expect, test } from 'vitest';
import { parseConfig } from '../../../lib/config/parse-config.ts';
import { aboutCalls } from '../../../lib/connect/about-calls.ts';
import { ARNS, config } from '../config/valid-config.ts';

const codes = [{ code: 'solved', label: 'Solved' }];

test('the desk knows a queue that exists by its ARN, and one that is created by its name', () => {
  const dispositions = [
    { queue: 'Support', required: true, codes },
    { queue: 'Billing', codes },
  ];
  expect(aboutCalls(parseConfig(config({ dispositions }), 'test.json')).dispositions).toEqual([
    { queue: { arn: ARNS.queue(1), name: 'Support' }, required: true, codes },
    { queue: { arn: null, name: 'Billing' }, required: false, codes },
  ]);
});

test('the desk shows no attribute and no case unless the config says so', () => {
  expect(aboutCalls(parseConfig(config(), 'test.json'))).toEqual({
    context: { attributes: [], caseUrl: null },
    dispositions: [],
    crm: null,
    outsideNumbers: null,
    handOffs: false,
  });
});

test('a case link may hold names of attributes in its path, query and fragment', () => {
  const caseUrl = 'https://crm.example.com/cases/{case-id}?lang={lang}#{tab}';
  expect(aboutCalls(parseConfig(config({ context: { caseUrl } }), 'test.json')).context.caseUrl).toBe(caseUrl);
});
