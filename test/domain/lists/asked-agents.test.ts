import { describe, expect, test } from 'vitest';
import { askedAgents } from '../../../domain/lists/asked-agents.ts';
import { chainsOf, eventFacts, flowFacts, recordFacts } from '../facts-of.ts';
import { ALICE, BILLING, BOB, CAROL, type LegPlan, ownQueueOf, SUPPORT } from '../leg-plan.ts';

const DAVE = ALICE.replace('a11ce000', 'dafe0000');
const first: LegPlan = {
  id: 'c1',
  root: 'c1',
  method: 'INBOUND',
  agent: ALICE,
  queue: SUPPORT,
  start: 0,
  answered: 5_000,
  left: 200_000,
  end: 200_000,
};
const forTeam: LegPlan = {
  id: 'c2',
  root: 'c1',
  parent: 'c1',
  method: 'TRANSFER',
  queue: BILLING,
  start: 20_000,
  queued: 20_300,
  end: 60_000,
};
const forBob: LegPlan = { ...forTeam, queue: ownQueueOf(BOB) };
const came = { answered: 26_000, left: 60_000 };
/** A leg that hangs on the consult's. */
const next = (method: string, more: Partial<LegPlan>): LegPlan => ({
  id: 'c3',
  root: 'c1',
  parent: 'c2',
  method,
  queue: SUPPORT,
  start: 60_000,
  queued: 60_000,
  answered: 70_000,
  left: 120_000,
  end: 120_000,
  ...more,
});
function agentsOf(...legs: readonly LegPlan[]) {
  const [chain] = chainsOf([...flowFacts(legs), ...eventFacts(legs), ...recordFacts(legs)]);
  const consult = chain?.consults.find(({ contactId }) => contactId === 'c2');
  return chain && consult && askedAgents(consult, chain);
}

describe('the agents a consult was for', () => {
  test.each<[string, readonly LegPlan[], readonly string[]]>([
    ['the colleague who was asked and never came', [forBob], [BOB]],
    ['a colleague who came, once', [{ ...forBob, agent: BOB, ...came }], [BOB]],
    ['whoever of a team came', [{ ...forTeam, agent: CAROL, ...came }], [CAROL]],
    ['nobody of a team where nobody came', [forTeam], []],
    ['whoever came where a flow had passed it on to', [forTeam, next('QUEUE_TRANSFER', { agent: DAVE })], [DAVE]],
    ['nobody out of a consult in turn', [{ ...forTeam, agent: CAROL, ...came }, next('TRANSFER', { agent: DAVE, start: 40_000 })], [CAROL]],
    ['nobody where only a consult in turn hangs on it', [forTeam, next('TRANSFER', { agent: DAVE })], []],
    ['not the asker to whom the caller came back', [forTeam, next('QUEUE_TRANSFER', { agent: ALICE, queue: ownQueueOf(ALICE) })], []],
  ])('%s', (_, legs, agents) => {
    expect(agentsOf(first, ...legs)).toEqual(agents);
  });
});
