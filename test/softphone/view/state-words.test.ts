import { expect, test } from 'vitest';
import { stateWords } from '../../../softphone/view/state-words.ts';

test.each([
  ['AfterCallWork', 'system', 'After call work'],
  ['MissedCallAgent', 'error', 'Missed call agent'],
  ['Busy', 'system', 'Busy'],
  ['Lunch in McKinney', 'not_routable', 'Lunch in McKinney'],
])('%s, a state of type %s, is called %s', (stateName, stateType, words) => {
  expect(stateWords({ login: 'alice', arn: 'arn', name: 'Alice', stateName, stateType })).toBe(words);
});
