import type { Scenario } from '../scenario.ts';
import { customerReachesAlice } from '../usual-turns.ts';
import { neverJoined } from '../weakest.ts';

export const externalTransfer: Scenario = {
  name: 'external-transfer',
  says: 'Alice asks a partner company and leaves the customer with it.',
  partyMode: 'both',
  weakest: neverJoined,
  script: async (cast) => {
    const { alice, customer, outsider, after } = cast;
    await customerReachesAlice(cast);
    const line = await alice.consult(outsider.number);
    await outsider.rings();
    await after(5_000);
    await outsider.answers();
    await alice.lineConnects(line);
    await after(20_000);
    await alice.leave();
    await after(4_000);
    await alice.clear();
    await after(70_000);
    customer.hangsUp();
    await outsider.isGone();
  },
};
