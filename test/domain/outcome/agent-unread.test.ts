import { expect, test } from 'vitest';
import { parseContactRecord } from '../../../domain/parse-contact-record.ts';
import { contactRecord } from '../contact-record.ts';
import { consultOn, factsOf, recordFacts } from '../facts-of.ts';
import { legsOf } from '../story.ts';

const [ASKER, CONSULTED] = legsOf({ invited: 20_000, answered: 27_000, joined: 40_000, consultedLeaves: 60_000, customerLeaves: 90_000 });
const masked = (leg: typeof ASKER, Agent: unknown) => factsOf(parseContactRecord({ ...contactRecord(leg), Agent }));

test.each([
  ['has a masked ARN', { ARN: '***', AgentInteractionDuration: 20, CustomerHoldDuration: 13, NumberOfHolds: 1 }],
  ['is a text', 'jane.doe'],
])('a colleague who answered and %s in the record is not one who did not answer', (_name, agent) => {
  const { outcome, answered } = consultOn([...recordFacts([ASKER]), ...masked(CONSULTED, agent)]);
  expect({ outcome, answered }).not.toEqual({ outcome: 'not-answered', answered: false });
  expect(answered).not.toBe(false);
});

test.each([
  ['has a masked ARN', { ARN: '***', AgentInteractionDuration: 20 }],
  ['is a text', 'jane.doe'],
])('a consult whose asker %s in the record is told all the same', (_name, agent) => {
  expect(consultOn([...masked(ASKER, agent), ...recordFacts([CONSULTED])])).toMatchObject({ contactId: 'c2', askedBy: { agent: null } });
});
