import { describe, expect, test } from 'vitest';
import type { Fact } from '../../domain/fact.ts';
import { foldChain } from '../../domain/fold-chain.ts';
import { legInDoubt } from '../../domain/leg-in-doubt.ts';
import { ledgerOf } from './facts-of.ts';
import { ALICE, at, BILLING, BOB, OUTSIDE, T0 } from './leg-plan.ts';

const began = (contactId: string, prev: string, ms: number, method = 'TRANSFER'): Fact => ({
  contactId,
  add: { root: ['event|c1'], prev: [`event|${prev}`], method: [`event|${method}`], ev: [`INITIATED|${at(ms)}`] },
});
const tells = (contactId: string, add: Fact['add']): Fact => ({ contactId, add });
const ALICE_TALKS = tells('c1', { agent: [`event|${ALICE}`], method: ['event|INBOUND'], ev: [`CONNECTED_TO_AGENT|${at(5_000)}`] });
const inDoubt = (...facts: readonly Fact[]) => legInDoubt(foldChain('c1', ledgerOf([ALICE_TALKS, ...facts])), T0 + 60_000);

describe('the leg in doubt', () => {
  test.each<[string, readonly Fact[], string | undefined]>([
    ['is that of a consult that rings', [began('c2', 'c1', 20_000)], 'c2'],
    ['is the newest of several', [began('c2', 'c1', 40_000), began('c3', 'c1', 20_000)], 'c2'],
    [
      'is the one a flow passed a team’s call on to',
      [began('c2', 'c1', 20_000), tells('c2', { queue: [`event|${BILLING}`] }), began('c3', 'c2', 30_000, 'QUEUE_TRANSFER')],
      'c3',
    ],
    [
      'is known by its flow alone',
      [tells('c2', { root: ['flow|c1'], prev: ['flow|c1'], method: ['flow|TRANSFER'], target: [`flow|agent|${BOB}`] })],
      'c2',
    ],
    [
      'is none that was answered',
      [began('c2', 'c1', 20_000), tells('c2', { agent: [`event|${BOB}`], ev: [`CONNECTED_TO_AGENT|${at(26_000)}`] })],
      undefined,
    ],
    ['is none that ended', [began('c2', 'c1', 20_000), tells('c2', { ev: [`DISCONNECTED|${at(30_000)}`] })], undefined],
    [
      'is none to a number outside',
      [began('c2', 'c1', 20_000, 'EXTERNAL_OUTBOUND'), tells('c2', { endpoint: [`event|${OUTSIDE}`] })],
      undefined,
    ],
    ['is none of an hour ago', [began('c2', 'c1', 60_000 - 3_600_001)], undefined],
    ['is none where nobody was asked', [], undefined],
  ])('%s', (_, facts, contactId) => {
    expect(inDoubt(...facts)).toBe(contactId);
  });
});
