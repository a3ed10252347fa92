import { expect, test } from 'vitest';
import { parseConfig } from '../../../lib/config/parse-config.ts';
import { remarksOn } from '../../../lib/config/remarks-on.ts';
import { centre } from '../many.ts';
import { config } from './valid-config.ts';

test.each([
  ['a small centre needs no remark', config(), []],
  [
    'more quick connects than an instance has by default',
    centre({ agents: 100, queues: 1 }),
    ['adds 101 quick connects; an instance has 100'],
  ],
  ['more on one queue than Connect allows', centre({ agents: 800, queues: 1 }), ['would offer 801', 'adds 801 quick connects']],
])('%s', (_, value, remarks) => {
  const made = remarksOn(parseConfig(value, 'test.json'));
  expect(made).toHaveLength(remarks.length);
  for (const [at, remark] of remarks.entries()) expect(made[at]).toContain(remark);
});
