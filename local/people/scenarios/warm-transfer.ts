import type { Scenario } from '../scenario.ts';
import { aliceTalksToBob } from '../usual-turns.ts';
import { neverJoined } from '../weakest.ts';

export const warmTransfer: Scenario = {
  name: 'warm-transfer',
  says: 'Alice tells Bob what it is about, and leaves the customer with him.',
  partyMode: 'both',
  weakest: neverJoined,
  script: async (cast) => {
    const { alice, bob, customer, after } = cast;
    await aliceTalksToBob(cast, { ringMs: 6_000, talkMs: 30_000 });
    await alice.leave();
    await customer.hears(bob.arn);
    await after(8_000);
    await alice.clear();
    await after(60_000);
    await bob.hangUp();
    await customer.isGone();
    await after(4_000);
    await bob.clear();
  },
};
