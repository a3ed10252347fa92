import { describe, expect, test } from 'vitest';
import type { Verb } from '../../contract/verbs.ts';
import { applyFact } from '../../domain/apply-fact.ts';
import type { Fact, LegFacts } from '../../domain/fact.ts';
import { foldChain } from '../../domain/fold-chain.ts';
import { type MayLog, mayLog } from '../../domain/may-log.ts';
import { parseContactRecord } from '../../domain/parse-contact-record.ts';
import { ALICE, BOB, CAROL, ownQueueOf, SUPPORT } from './leg-plan.ts';

type Told = readonly Fact['add'][];

/** A leg of which these sets were told, and its record with this agent where there is one. */
function legOf(contactId: string, adds: Told, record?: { readonly agent: string | null }): LegFacts {
  const parsed =
    record &&
    parseContactRecord({
      ContactId: contactId,
      ...(contactId === 'c1' ? {} : { InitialContactId: 'c1', PreviousContactId: 'c1' }),
      InitiationMethod: contactId === 'c1' ? 'INBOUND' : 'TRANSFER',
      LastUpdateTimestamp: '2026-11-21T10:20:00Z',
      Agent: record.agent && { ARN: record.agent },
    });
  const facts = [...adds.map((add): Fact => ({ contactId, add })), ...(parsed?.ok ? parsed.facts : [])];
  return facts.reduce<LegFacts>(applyFact, { contactId, sets: {} });
}

const CHILD = { root: ['event|c1'], prev: ['event|c1'], method: ['event|TRANSFER'] };
const root = (agent: string | null) => legOf('c1', agent === null ? [{}] : [{ agent: [`event|${agent}`] }]);
const child = (...more: Told) => legOf('c2', [CHILD, ...more]);

interface Row {
  readonly says: string;
  readonly legs: readonly LegFacts[];
  readonly on: string;
  readonly agent: string;
  readonly verb?: Verb;
  readonly may: MayLog;
}

const rows: readonly Row[] = [
  { says: 'the agent of the contact may', legs: [root(ALICE)], on: 'c1', agent: ALICE, may: 'yes' },
  { says: 'the asker may on the leg they made', legs: [root(ALICE), child()], on: 'c2', agent: ALICE, may: 'yes' },
  { says: 'the consulted agent may', legs: [root(ALICE), child({ agent: [`event|${BOB}`] })], on: 'c2', agent: BOB, may: 'yes' },
  { says: 'nobody is sent away while an agent may still be told', legs: [root(null)], on: 'c1', agent: CAROL, may: 'not-known-yet' },
  {
    says: 'nor while another leg of the chain may still be theirs',
    legs: [root(ALICE), child()],
    on: 'c1',
    agent: CAROL,
    may: 'not-known-yet',
  },
  {
    says: 'the asker is not sent away from a leg that does not tell its parent yet',
    legs: [legOf('c2', [{ method: ['event|TRANSFER'], queue: [`event|${ownQueueOf(BOB)}`] }])],
    on: 'c2',
    agent: ALICE,
    may: 'not-known-yet',
  },
  {
    says: 'somebody who had no part in it may not, once every record is here',
    legs: [legOf('c1', [], { agent: ALICE }), legOf('c2', [CHILD], { agent: BOB })],
    on: 'c2',
    agent: CAROL,
    may: 'no',
  },
  {
    says: 'whom the contact was dialled to may decline it',
    legs: [root(ALICE), child({ target: [`flow|agent|${BOB}`] })],
    on: 'c2',
    agent: BOB,
    verb: 'declined',
    may: 'yes',
  },
  {
    says: 'and may not claim to have answered it before somebody else says so',
    legs: [root(ALICE), child({ target: [`flow|agent|${BOB}`] })],
    on: 'c2',
    agent: BOB,
    verb: 'answered',
    may: 'not-known-yet',
  },
  {
    says: 'an agent of a team on whose desk it rang may decline it',
    legs: [root(ALICE), child({ queue: [`event|${SUPPORT}`], st: [`${CAROL}|INCOMING|2026-11-21T10:15:07.000Z`] })],
    on: 'c2',
    agent: CAROL,
    verb: 'declined',
    may: 'yes',
  },
  {
    says: 'nobody declines what was dialled to somebody else',
    legs: [legOf('c1', [], { agent: ALICE }), legOf('c2', [CHILD, { target: [`flow|agent|${BOB}`] }], { agent: null })],
    on: 'c2',
    agent: CAROL,
    verb: 'declined',
    may: 'no',
  },
];

describe('who may log an action', () => {
  test.each(rows)('$says', ({ legs, on, agent, verb = 'left', may }) => {
    const contact = legs.find(({ contactId }) => contactId === on);
    if (!contact) throw new Error('The row names a leg that it does not have.');
    const rootId = legs.some(({ contactId }) => contactId === 'c1') ? 'c1' : on;
    expect(mayLog({ verb, agentArn: agent, contact, chain: foldChain(rootId, legs) })).toBe(may);
  });
});
