import { expect, test } from 'vitest';
import { isNoise } from '../../../../local/ccp/page/noise.ts';

test.each([
  ['a log line', { event: 'log' }, true],
  ['a broadcast log line', { event: 'broadcast', data: { event: 'server_bound_internal_log', data: {} } }, true],
  ['a metric', { event: 'broadcast', data: { event: 'client_metric' } }, true],
  ['the size of the iframe', { event: 'iframe_style', data: {} }, true],
  ['an accepted contact', { event: 'broadcast', data: { event: 'contact::accepted', data: {} } }, false],
  ['a mute', { event: 'broadcast', data: { event: 'mute', data: { mute: true } } }, false],
  ['a method', { event: 'api_request', data: {} }, false],
  ['a broadcast of nothing', { event: 'broadcast' }, false],
])('%s: noise is %s', (_, message, noise) => {
  expect(isNoise(message)).toBe(noise);
});
