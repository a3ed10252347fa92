import type { Scenario } from '../scenario.ts';
import { aliceTalksToBob } from '../usual-turns.ts';
import { joinedOnce } from '../weakest.ts';

export const conferenceThenLeave: Scenario = {
  name: 'conference-then-leave',
  says: 'All three talk together; then Alice leaves the customer with Bob.',
  partyMode: 'both',
  weakest: joinedOnce,
  script: async (cast) => {
    const { alice, bob, customer, after } = cast;
    await aliceTalksToBob(cast, { ringMs: 5_000, talkMs: 22_000 });
    await alice.conference();
    await after(40_000);
    await alice.leave();
    await customer.hears(bob.arn);
    await after(7_000);
    await alice.clear();
    await after(50_000);
    customer.hangsUp();
    await bob.callEnds();
    await after(5_000);
    await bob.clear();
  },
};
