import { expect, test } from 'vitest';
import { sinceFor } from '../../../softphone/view/party-words.ts';
import { call, customer } from '../support/seen.ts';

test.each([
  ['a customer who waited in a queue talks since the agent came', customer('connected', { since: 1_000 }), 14_000, 14_000],
  ['a customer who was taken off hold talks since then', customer('connected', { since: 20_000 }), 14_000, 20_000],
  ['a customer on hold since before this agent came has waited all the while', customer('hold', { since: 1_000 }), 14_000, 1_000],
])('%s', (_says, line, callSince, since) => {
  expect(sinceFor(line, call([line], { since: callSince }))).toBe(since);
});
