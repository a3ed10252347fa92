import type { Scenario } from '../scenario.ts';
import { bobRingsInCallback } from '../usual-turns.ts';
import { heldInCallback } from '../weakest.ts';

export const callbackWarmTransfer: Scenario = {
  name: 'callback-warm-transfer',
  says: 'Alice calls back, tells Bob what it is about, and leaves the customer with him.',
  partyMode: 'both',
  weakest: heldInCallback,
  script: async (cast) => {
    const { alice, bob, customer, after } = cast;
    await bobRingsInCallback(cast);
    await bob.accept();
    await after(10_000);
    await alice.leave();
    await customer.hears(bob.arn);
    await after(20_000);
    await bob.hangUp();
    await alice.clear();
    await bob.clear();
  },
};
