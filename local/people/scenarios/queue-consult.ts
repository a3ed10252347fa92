import type { Scenario } from '../scenario.ts';
import { customerReachesAlice } from '../usual-turns.ts';
import { neverJoined } from '../weakest.ts';

export const queueConsult: Scenario = {
  name: 'queue-consult',
  says: 'Alice asks the Billing team, waits until Carol is free, and goes back to the customer.',
  partyMode: 'both',
  weakest: neverJoined,
  script: async (cast) => {
    const { alice, carol, after } = cast;
    await customerReachesAlice(cast);
    const line = await alice.consult('Billing');
    await after(25_000);
    await carol.available();
    await carol.rings();
    await after(4_000);
    await carol.accept();
    await after(30_000);
    await alice.returnToCustomer(line);
    await carol.callEnds();
    await after(10_000);
    await alice.hangUp();
    await after(3_000);
    await carol.clear();
    await alice.clear();
  },
};
