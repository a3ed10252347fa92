import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../contract/outcomes.ts';
import { consultOn, eventFacts, recordFacts } from '../facts-of.ts';
import type { LegPlan } from '../leg-plan.ts';
import { legsOf, type Story } from '../story.ts';

/** Alice's contact ended 20 s before her after-contact work began: the shape of two published records, both of hand-overs. */
const endedEarly = (story: Story, asker: Partial<LegPlan>, consulted: Partial<LegPlan>): readonly LegPlan[] => {
  const [c1, c2] = legsOf(story);
  const { reason: _, ...unsaid } = c1;
  return [
    { ...unsaid, end: (c1.left ?? 0) - 20_000, ...asker },
    { ...c2, ...consulted },
  ];
};

const COLD: Story = { invited: 20_000, askerLeaves: 60_000, answered: 75_000, customerLeaves: 300_000 };
const WARM: Story = { invited: 20_000, answered: 35_000, askerLeaves: 60_000, customerLeaves: 300_000 };
const BY_CUSTOMER = { reason: 'CUSTOMER_DISCONNECT' };

interface Row {
  readonly legs: readonly LegPlan[];
  readonly outcome: Outcome;
  readonly joined?: boolean | null;
}

const ROWS: Readonly<Record<string, Row>> = {
  'no reason, the customer ended the colleague’s contact, who answered after: a cold transfer': {
    legs: endedEarly(COLD, {}, BY_CUSTOMER),
    outcome: 'transferred-cold',
  },
  'reason OTHER, the customer ended the colleague’s contact: a warm transfer': {
    legs: endedEarly(WARM, { reason: 'OTHER' }, BY_CUSTOMER),
    outcome: 'transferred-warm',
  },
  'reason AGENT_DISCONNECT: the customer did not hang up': {
    legs: endedEarly(WARM, { reason: 'AGENT_DISCONNECT' }, {}),
    outcome: 'transferred-warm',
  },
  'no reason, and none of the colleague’s contact: nothing tells who went, nor whether all three talked': {
    legs: endedEarly(WARM, {}, { talk: [[35_000, 300_000]] }),
    outcome: 'unknown',
    joined: null,
  },
  'reason OTHER may be a line that broke: nothing tells': {
    legs: endedEarly(WARM, { reason: 'OTHER' }, { reason: 'AGENT_DISCONNECT', talk: [[35_000, 300_000]] }),
    outcome: 'unknown',
    joined: null,
  },
  'reason CUSTOMER_DISCONNECT, and the two talked on: the customer left': {
    legs: endedEarly(WARM, BY_CUSTOMER, { reason: 'AGENT_DISCONNECT', end: 61_000, left: 61_000, talk: [] }),
    outcome: 'customer-left',
    joined: false,
  },
  'no reason, the colleague gone before the contact ended: whoever ended it, that was later': {
    legs: endedEarly({ invited: 20_000, answered: 27_000, consultedLeaves: 35_000, askerLeaves: 90_000 }, { left: 90_000 }, { talk: [] }),
    outcome: 'returned',
    joined: false,
  },
};

describe.each(Object.entries(ROWS))('a contact that ended before its agent left: %s', (_name, { legs, outcome, joined }) => {
  test.each([
    ['by records', recordFacts(legs)],
    ['by events and records', [...eventFacts(legs), ...recordFacts(legs)]],
  ])('%s', (_by, facts) => {
    expect(consultOn(facts)).toMatchObject({ outcome, ...(joined === undefined ? {} : { joined }) });
  });
});
