import { expect, test } from 'vitest';
import { parseConfig } from '../../../lib/config/parse-config.ts';
import { outsideRules } from '../../../lib/connect/outside-rules.ts';
import { ARNS, config } from '../config/valid-config.ts';

test('functions read agents by their ARN, queues by their name, and what was left out as the default', () => {
  const rules = [{ name: 'Ana may', allow: true, agents: ['Ana'], queues: ['Billing'] }];
  expect(outsideRules(parseConfig(config({ outsideNumbers: { mode: 'advice', rules } }), 'test.json'))).toEqual({
    rules: [{ name: 'Ana may', allow: true, agents: [ARNS.user(1)], queues: ['Billing'] }],
    otherwise: 'allow',
    limits: { perHour: null, perCall: null },
    prices: null,
  });
});
