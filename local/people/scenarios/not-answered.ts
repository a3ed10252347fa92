import type { Scenario } from '../scenario.ts';
import { aliceEnds, customerReachesAlice } from '../usual-turns.ts';
import { neverJoined } from '../weakest.ts';

export const notAnswered: Scenario = {
  name: 'not-answered',
  says: 'Bob does not answer. Alice goes back to the customer, who held all the while.',
  partyMode: 'both',
  weakest: neverJoined,
  script: async (cast) => {
    const { alice, bob, after } = cast;
    await customerReachesAlice(cast);
    await bob.available();
    const line = await alice.consult('Bob');
    await bob.misses();
    await after(2_000);
    await alice.returnToCustomer(line);
    await aliceEnds(cast);
    await bob.clear();
  },
};
