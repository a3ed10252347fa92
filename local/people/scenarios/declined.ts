import { customerReachesAlice } from '../opening.ts';
import type { Scenario } from '../scenario.ts';
import { neverJoined } from '../weakest.ts';

export const declined: Scenario = {
  name: 'declined',
  says: 'Bob refuses. Alice goes back to the customer.',
  partyMode: 'both',
  weakest: neverJoined,
  script: async (cast) => {
    const { alice, bob, after } = cast;
    await customerReachesAlice(cast);
    await bob.available();
    const line = await alice.consult('Bob');
    await bob.rings();
    await after(6_000);
    await bob.decline();
    await after(2_000);
    await alice.returnToCustomer(line);
    await after(10_000);
    await alice.hangUp();
    await after(3_000);
    await alice.clear();
    await bob.clear();
  },
};
