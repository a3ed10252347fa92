import type { Scenario } from '../scenario.ts';
import { customerReachesAlice } from '../usual-turns.ts';
import { oneAfterAnother } from '../weakest.ts';

export const star: Scenario = {
  name: 'star',
  says: 'Alice asks Bob, then Carol, then Dave, and leaves the customer with Dave: all three legs hang under hers.',
  partyMode: 'both',
  weakest: oneAfterAnother,
  script: async (cast) => {
    const { alice, bob, carol, dave, customer, after } = cast;
    await customerReachesAlice(cast);
    for (const colleague of [bob, carol]) {
      await colleague.available();
      const line = await alice.consult(colleague === bob ? 'Bob' : 'Carol');
      await after(3_000);
      await colleague.accept();
      await after(15_000);
      await alice.returnToCustomer(line);
      await after(8_000);
      await colleague.clear();
    }
    await dave.available();
    await alice.consult('Dave');
    await after(4_000);
    await dave.accept();
    await after(15_000);
    await alice.leave();
    await customer.hears(dave.arn);
    await after(25_000);
    await alice.clear();
    customer.hangsUp();
    await dave.callEnds();
    await after(3_000);
    await dave.clear();
  },
};
