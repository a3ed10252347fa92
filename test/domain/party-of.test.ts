import { describe, expect, test } from 'vitest';
import type { Leg } from '../../contract/schemas/consult.ts';
import { type Party, partyOf } from '../../domain/party-of.ts';
import { ALICE, BOB, CAROL, SUPPORT } from '../lambdas/payloads.ts';

const leg = (more: Partial<Leg>): Leg => ({ agent: null, target: null, missing: ['record of c1'], ...more }) as Leg;
const to = (kind: 'agent' | 'queue' | 'external', id: string | null): Partial<Leg> => ({ target: { kind, id } });

describe('partyOf', () => {
  test.each<[string, Leg[], string | null, Party]>([
    ['the agent of the first leg is a party', [leg({ agent: ALICE })], ALICE, 'party'],
    ['the agent of any later leg is a party', [leg({ agent: ALICE }), leg({ agent: BOB })], BOB, 'party'],
    ['an agent of no leg is none', [leg({ agent: ALICE }), leg({ agent: BOB })], CAROL, 'not-a-party'],
    ['somebody who is no Connect user is none', [leg({})], null, 'not-a-party'],
    ['a first leg whose agent is not told yet may be anybody', [leg({})], CAROL, 'not-known-yet'],
    ['a leg to a team that nobody took yet may be anybody', [leg({ agent: ALICE }), leg(to('queue', SUPPORT))], CAROL, 'not-known-yet'],
    ['a leg that rings at Bob may be Bob', [leg({ agent: ALICE }), leg(to('agent', BOB))], BOB, 'not-known-yet'],
    ['a leg that rings at Bob is not Carol', [leg({ agent: ALICE }), leg(to('agent', BOB))], CAROL, 'not-a-party'],
    ['a leg to an agent nobody named may be anybody', [leg({ agent: ALICE }), leg(to('agent', null))], CAROL, 'not-known-yet'],
    ['an outside line has no agent', [leg({ agent: ALICE }), leg(to('external', '+12065550100'))], CAROL, 'not-a-party'],
    ['a leg whose final account named no agent had none', [leg({ missing: [] })], CAROL, 'not-a-party'],
  ])('%s', (_, legs, userArn, party) => {
    expect(partyOf(legs, userArn)).toBe(party);
  });
});
