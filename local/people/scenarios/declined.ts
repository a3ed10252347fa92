import type { Scenario } from '../scenario.ts';
import { aliceEnds, bobRings } from '../usual-turns.ts';
import { neverJoined } from '../weakest.ts';

export const declined: Scenario = {
  name: 'declined',
  says: 'Bob refuses. Alice goes back to the customer.',
  partyMode: 'both',
  weakest: neverJoined,
  script: async (cast) => {
    const { alice, bob, after } = cast;
    const line = await bobRings(cast, 6_000);
    await bob.decline();
    await after(2_000);
    await alice.returnToCustomer(line);
    await aliceEnds(cast);
    await bob.clear();
  },
};
