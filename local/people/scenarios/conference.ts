import { customerReachesAlice } from '../opening.ts';
import type { Scenario } from '../scenario.ts';
import { joinedOnce } from '../weakest.ts';

export const conference: Scenario = {
  name: 'conference',
  says: 'All three talk together; then Bob leaves and Alice stays with the customer.',
  partyMode: 'both',
  weakest: joinedOnce,
  script: async (cast) => {
    const { alice, bob, customer, after } = cast;
    await customerReachesAlice(cast);
    await bob.available();
    await alice.consult('Bob');
    await after(4_000);
    await bob.accept();
    await after(18_000);
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
