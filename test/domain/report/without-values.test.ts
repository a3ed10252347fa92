import { expect, test } from 'vitest';
import { withoutValues } from '../../../domain/report/without-values.ts';

const AT = '2026-11-21T10:00:00.000Z';

test.each([
  ['a name that is erased', { [`${AT}#agent#arn:a`]: { n: 2 } }, { [`${AT}#agent#erased`]: { n: 2 } }],
  ['another name', { [`${AT}#agent#arn:b`]: { n: 2 } }, { [`${AT}#agent#arn:b`]: { n: 2 } }],
  [
    'the same name in two aspects',
    { [`${AT}#agent#arn:a`]: { n: 1 }, [`${AT}#target#arn:a`]: { n: 1 } },
    { [`${AT}#agent#erased`]: { n: 1 }, [`${AT}#target#erased`]: { n: 1 } },
  ],
  [
    'a name where one was erased before',
    { [`${AT}#target#erased`]: { n: 1, m: 1 }, [`${AT}#target#arn:a`]: { n: 2 } },
    { [`${AT}#target#erased`]: { n: 3, m: 1 } },
  ],
])('%s: the numbers stay', (_, before, after) => {
  expect(withoutValues(before, new Set(['arn:a']))).toEqual(after);
});
