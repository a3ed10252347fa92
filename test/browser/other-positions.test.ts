import { describe, expect, test } from 'vitest';
import type { Assumptions } from '../../local/connect/assumptions.ts';
import { aliceAsksBob, aliceTalks, bobIsFree, HOLD_MUSIC, hearsOnly, QUEUE_MUSIC } from './calls.ts';
import { useFloor } from './floor.ts';

/** What nobody could check against the real service, the other way round: `local/connect/README.md`. */
const POSITIONS: readonly (readonly [string, 3 | 6, Partial<Assumptions>])[] = [
  [
    'six parties; a declined leg stays queued, ended calls show every line gone, the own line shows held with the customer',
    6,
    {
      missedConsultLeg: 'stays-queued',
      askerCancelsWhileRinging: 'error',
      legsAfterEnd: 'disconnected',
      ownLegWhileCustomerHeld: 'hold',
      leavingEndsOwnHolds: false,
      toggleWithMany: 'flip-all',
      quickConnectNameSeenBy: 'the-adder',
      holdSeenLate: true,
    },
  ],
  [
    'three parties; a customer who hangs up ends it for all, ended calls go on showing live lines',
    3,
    {
      missedConsultLeg: 'stays-queued',
      askerCancelsWhileRinging: 'error',
      threePartyCustomerHangUp: 'ends-for-all',
      threePartyInitialLeg: 'whole-call',
      legsAfterEnd: 'live',
      ownLegWhileCustomerHeld: 'hold',
      leavingEndsOwnHolds: false,
      holdSeenLate: true,
    },
  ],
];

describe.each(POSITIONS)('%s', (_says, parties, assumptions) => {
  const floor = useFloor({ connect: { parties, assumptions } });

  test('hold and resume, a colleague who declines, one who is not called any more, and back to the customer', async () => {
    const { alice, customer } = await aliceTalks(floor());
    await alice.press('Hold');
    await alice.says(/The customer is on hold/);
    await alice.press('Resume');
    await alice.says(/talking with the customer/);
    const bob = await bobIsFree(floor());
    await alice.consult('Bob');
    await bob.press('Decline');
    await bob.says(/You declined the call/);
    await bob.press('Clear');
    await bob.says(/asks you into a call/);
    await alice.says(/Reaching Bob: not answered yet. The customer is on hold/);
    await alice.press('Cancel');
    await alice.says(/You stopped calling Bob. The customer is still on hold/);
    await bob.says(/The call was not accepted/);
    await bob.press('Clear');
    await bob.says(/Ready/);
    expect(floor().hears(customer)).toEqual([HOLD_MUSIC]);
    await alice.press('Return');
    await alice.says(/talking with the customer/);
    await hearsOnly(floor(), customer, 'alice');
  });

  test('a warm transfer: where the hold outlives the agent who set it, the other one is told and ends it', async () => {
    const { alice, bob, customer } = await aliceAsksBob(floor());
    await alice.press('Transfer');
    await alice.says(/the customer is with Bob/);
    await bob.says(/The customer is (still )?on hold/);
    await bob.press('Resume');
    await hearsOnly(floor(), customer, 'bob');
    await alice.press('Clear');
    await bob.press('Hang up');
    await bob.says(/You ended the call/);
  });

  test('a warm transfer while the customer is the one who is heard', async () => {
    const { alice, customer } = await aliceAsksBob(floor());
    await alice.press('Swap');
    await alice.says(/talking with the customer. Bob is on hold/);
    await alice.press('Transfer');
    await alice.says(/the customer is with Bob/);
    await hearsOnly(floor(), customer, 'bob');
  });

  test('a cold transfer', async () => {
    const { alice, customer } = await aliceTalks(floor());
    const bob = await bobIsFree(floor());
    await alice.consult('Support');
    await alice.press('Transfer');
    await hearsOnly(floor(), customer, QUEUE_MUSIC);
    await bob.press('Accept');
    await alice.says(/the customer is with Support/);
    await hearsOnly(floor(), customer, 'bob');
  });

  test('swap, conference, and the one who asked leaves', async () => {
    const { alice, customer } = await aliceAsksBob(floor());
    await alice.press('Swap');
    await alice.says(/talking with the customer. Bob is on hold/);
    await hearsOnly(floor(), customer, 'alice');
    await alice.press('Swap');
    await alice.says(/talking with Bob. The customer is on hold/);
    await hearsOnly(floor(), customer, HOLD_MUSIC);
    await alice.press('Conference');
    await alice.says(/talking together/);
    await hearsOnly(floor(), customer, 'alice', 'bob');
    await alice.press('Leave');
    await alice.says(/the customer is with Bob/);
    await hearsOnly(floor(), customer, 'bob');
  });

  test('the customer hangs up in private: the agent is told, and nothing hangs', async () => {
    const { alice, bob, customer } = await aliceAsksBob(floor());
    customer.hangUp();
    await alice.says(parties === 3 ? /The call has ended/ : /The customer hung up. Bob is still on the call/);
    if (parties === 6) await alice.press('Hang up');
    await alice.press('Clear');
    await bob.press('Clear');
    await bob.says(/Ready/);
  });
});
