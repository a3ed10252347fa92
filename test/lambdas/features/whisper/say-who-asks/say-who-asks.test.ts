import { describe, expect, test } from 'vitest';
import type { SeenLeg } from '../../../../../domain/come-back/seen-leg.ts';
import type { LegFacts } from '../../../../../domain/fact.ts';
import { sayWhoAsks, type WhisperSight } from '../../../../../lambdas/features/whisper/say-who-asks/say-who-asks.ts';

const INSTANCE = 'arn:aws:connect:us-east-1:111122223333:instance/c0c0c0c0-1111-4222-8333-444455556666';
const ALICE = `${INSTANCE}/agent/alice`;
const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21, 10) + seconds * 1000).toISOString();

const event = (previous = 'first', InstanceARN = INSTANCE) => ({
  Details: {
    ContactData: { ContactId: 'leg', InitialContactId: 'first', PreviousContactId: previous, InitiationMethod: 'TRANSFER', InstanceARN },
    Parameters: { words: 'A question from' },
  },
});

const TALKING: LegFacts = {
  contactId: 'first',
  sets: { method: ['event|INBOUND'], agent: [`event|${ALICE}`], ev: [`INITIATED|${at(0)}`, `CONNECTED_TO_AGENT|${at(5)}`] },
};
const LEFT: LegFacts = { ...TALKING, sets: { ...TALKING.sets, ev: [...(TALKING.sets.ev ?? []), `ACW_STARTED|${at(9)}`] } };
const there: SeenLeg = { contactId: 'first', parent: null, method: 'INBOUND', agent: ALICE, queue: null, leftAt: null, waitsSince: null };

interface Seen {
  readonly facts?: readonly LegFacts[];
  readonly described?: SeenLeg;
  readonly saysReason?: boolean;
  readonly agents?: readonly { readonly id: string; readonly name: string }[];
}
function sight({ facts = [TALKING], described = there, saysReason = true, agents = [{ id: ALICE, name: 'Alice' }] }: Seen = {}) {
  const warnings: unknown[] = [];
  const seen: WhisperSight = {
    instanceArn: INSTANCE,
    saysReason,
    log: { info: () => {}, warn: (...said) => void warnings.push(said), error: () => {} },
    readChain: async () => facts,
    describe: async () => described,
    names: async () => ({ agents, queues: [], externals: [] }),
    reason: async () => 'Invoice is wrong',
  };
  return { seen, warnings };
}
const NOTHING = { whispers: 'no', words: '' };

describe('an agent who has accepted', () => {
  test.each<[string, Seen, string]>([
    ['who asks, and why', {}, 'A question from Alice. Invoice is wrong.'],
    ['who asks alone where the config says so', { saysReason: false }, 'A question from Alice.'],
    ['who asks, where the ledger knows nothing yet', { facts: [] }, 'A question from Alice. Invoice is wrong.'],
  ])('is told %s', async (_told, seen, words) => {
    expect(await sayWhoAsks(event(), sight(seen).seen)).toEqual({ whispers: 'yes', words });
  });

  test.each<[string, Seen]>([
    ['the asker has left by the instance', { described: { ...there, leftAt: at(9) } }],
    ['the asker has left by the ledger', { facts: [LEFT] }],
    ['no agent asked', { facts: [], described: { ...there, agent: null } }],
    ['the asker is not in the config', { agents: [] }],
  ])('hears nothing when %s', async (_when, seen) => {
    expect(await sayWhoAsks(event(), sight(seen).seen)).toEqual(NOTHING);
  });

  test('hears nothing on a call that nobody asked about', async () => {
    expect(await sayWhoAsks(event('leg'), sight().seen)).toEqual(NOTHING);
  });

  test.each([
    ['no object', 'nonsense'],
    ['of another instance', event('first', `${INSTANCE.slice(0, -1)}7`)],
  ])('hears nothing where the flow’s message is %s, and that is logged', async (_is, message) => {
    const { seen, warnings } = sight();
    expect(await sayWhoAsks(message, seen)).toEqual(NOTHING);
    expect(warnings).toHaveLength(1);
  });
});
