import type { Scenario } from '../scenario.ts';
import { bobRings } from '../usual-turns.ts';
import { neverJoined } from '../weakest.ts';

export const coldTransfer: Scenario = {
  name: 'cold-transfer',
  says: "Alice leaves while Bob's telephone still rings; he answers and has the customer.",
  partyMode: 'both',
  weakest: neverJoined,
  script: async (cast) => {
    const { alice, bob, customer, after } = cast;
    await bobRings(cast, 3_000);
    await alice.leave();
    await after(5_000);
    await bob.accept();
    await customer.hears(bob.arn);
    await alice.clear();
    await after(40_000);
    customer.hangsUp();
    await bob.callEnds();
    await after(6_000);
    await bob.clear();
  },
};
