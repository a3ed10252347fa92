import { expect, test } from 'vitest';
import { share } from '../../../softphone/report/share.ts';

test.each([
  [2, 3, '67\u00a0%'],
  [0, 3, '0\u00a0%'],
  [0, 0, '–'],
])('%i of %i is %s', (part, whole, text) => {
  expect(share(part, whole)).toBe(text);
});
