import { expect, test } from 'vitest';
import { warnBeforeLeaving } from '../../softphone/warn-before-leaving.ts';

test.each([
  ['in a call the browser asks before the page is left', true],
  ['without one it does not', false],
])('%s', (_, inCall) => {
  const page = new EventTarget();
  warnBeforeLeaving(page, () => inCall);
  const leaving = new Event('beforeunload', { cancelable: true });
  page.dispatchEvent(leaving);
  expect(leaving.defaultPrevented).toBe(inCall);
});
