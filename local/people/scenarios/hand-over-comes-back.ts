import type { Scenario } from '../scenario.ts';
import { bobRings } from '../usual-turns.ts';
import { neverJoined } from '../weakest.ts';

export const handOverComesBack: Scenario = {
  name: 'hand-over-comes-back',
  says: "Alice leaves while Bob's telephone rings. He does not answer: the customer comes back to Alice.",
  partyMode: 'both',
  weakest: neverJoined,
  script: async (cast) => {
    const { alice, bob, customer, after } = cast;
    await bobRings(cast, 3_000);
    await alice.leave();
    await after(4_000);
    await alice.clear();
    await bob.misses();
    await alice.accept();
    await customer.hears(alice.arn);
    await after(20_000);
    customer.hangsUp();
    await alice.callEnds();
    await after(5_000);
    await alice.clear();
    await bob.clear();
  },
};
