import type { Scenario } from '../scenario.ts';
import { bobRingsInCallback } from '../usual-turns.ts';
import { heldInCallback } from '../weakest.ts';

export const callbackColdTransfer: Scenario = {
  name: 'callback-cold-transfer',
  says: "Alice calls back, and leaves while Bob's telephone still rings; he answers and has the customer.",
  partyMode: 'both',
  weakest: heldInCallback,
  script: async (cast) => {
    const { alice, bob, customer, after } = cast;
    await bobRingsInCallback(cast);
    await alice.leave();
    await after(5_000);
    await bob.accept();
    await customer.hears(bob.arn);
    await after(20_000);
    await bob.hangUp();
    await alice.clear();
    await bob.clear();
  },
};
