import { describe, expect, test } from 'vitest';
import { actsOf } from '../../../domain/fold/acts.ts';
import { ALICE, at, BOB } from '../leg-plan.ts';

const OPEN = { from: null, to: null };
const acts = (...act: readonly string[]) => actsOf({ contactId: 'c1', sets: { act } }, OPEN).map(({ agent, verb }) => [agent, verb]);

describe('the log entries on a leg', () => {
  test('count once when an entry was sent again with another clock or in other words', () => {
    const entries = [`a1|${ALICE}|joined|${at(5000)}|0`, `a1|${ALICE}|joined|${at(5000)}|12`, `a1|${ALICE}|swapped|${at(6000)}|0`];
    expect(acts(...entries)).toEqual([[ALICE, 'joined']]);
    expect(acts(...entries.toReversed())).toEqual([[ALICE, 'joined']]);
  });

  test('of two agents are two, even under one id', () => {
    expect(acts(`a1|${ALICE}|answered|${at(0)}|0`, `a1|${BOB}|answered|${at(10)}|0`)).toEqual([
      [ALICE, 'answered'],
      [BOB, 'answered'],
    ]);
  });
});
