import type { Scenario } from '../scenario.ts';
import { bobRingsInCallback } from '../usual-turns.ts';
import { joinedInCallback } from '../weakest.ts';

export const callbackConference: Scenario = {
  name: 'callback-conference',
  says: 'Alice calls back, all three talk together; then Bob leaves and Alice stays with the customer.',
  partyMode: 'both',
  weakest: joinedInCallback,
  script: async (cast) => {
    const { alice, bob, customer, after } = cast;
    await bobRingsInCallback(cast);
    await bob.accept();
    await after(10_000);
    await alice.conference();
    await customer.hears(bob.arn);
    await after(20_000);
    await bob.leave();
    await after(9_000);
    await alice.hangUp();
    await after(4_000);
    await bob.clear();
    await alice.clear();
  },
};
