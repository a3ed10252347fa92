import type { Scenario } from '../scenario.ts';
import { aliceTalksToBob } from '../usual-turns.ts';
import { joinedOnce } from '../weakest.ts';

export const conference: Scenario = {
  name: 'conference',
  says: 'All three talk together; then Bob leaves and Alice stays with the customer.',
  partyMode: 'both',
  weakest: joinedOnce,
  script: async (cast) => {
    const { alice, bob, customer, after } = cast;
    await aliceTalksToBob(cast, { ringMs: 4_000, talkMs: 18_000 });
    await alice.conference();
    await customer.hears(bob.arn);
    await after(35_000);
    await bob.leave();
    await after(9_000);
    await alice.hangUp();
    await after(4_000);
    await bob.clear();
    await alice.clear();
  },
};
