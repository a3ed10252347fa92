import type { Scenario } from '../scenario.ts';
import { aliceTalksToBob } from '../usual-turns.ts';
import { neverJoined } from '../weakest.ts';

export const customerLeaves: Scenario = {
  name: 'customer-leaves',
  says: 'The customer hangs up while Alice and Bob talk about them.',
  partyMode: 'both',
  weakest: neverJoined,
  script: async (cast) => {
    const { alice, bob, customer, after } = cast;
    await aliceTalksToBob(cast, { ringMs: 4_000, talkMs: 20_000 });
    customer.hangsUp();
    await after(12_000);
    // Whether the two can talk on after the customer's hang-up is up to the instance.
    if (alice.isOnCall()) await alice.hangUp();
    await bob.callEnds();
    await after(3_000);
    await bob.clear();
    await alice.clear();
  },
};
