import type { Scenario } from '../scenario.ts';
import { customerReachesAlice } from '../usual-turns.ts';
import { neverJoined } from '../weakest.ts';

export const handOverComesBackToTeam: Scenario = {
  name: 'hand-over-comes-back-to-team',
  says: "Alice hands the customer to Carol, who does not answer, and does not take them back herself: Bob of Alice's team does.",
  partyMode: 'both',
  weakest: neverJoined,
  script: async (cast) => {
    const { alice, bob, carol, customer, after } = cast;
    await customerReachesAlice(cast);
    await carol.available();
    await alice.consult('Carol');
    await carol.rings();
    await after(2_000);
    await alice.leave();
    await after(10_000);
    await alice.clear();
    await bob.available();
    await carol.misses();
    await alice.misses();
    await bob.accept();
    await customer.hears(bob.arn);
    await after(15_000);
    await bob.hangUp();
    await after(3_000);
    await bob.clear();
    await carol.clear();
    await alice.clear();
  },
};
