import type { Scenario } from '../scenario.ts';
import { aliceEnds, customerReachesAlice } from '../usual-turns.ts';
import { neverJoined } from '../weakest.ts';

export const externalBusy: Scenario = {
  name: 'external-busy',
  says: 'The number Alice dials is busy.',
  partyMode: 'both',
  weakest: neverJoined,
  script: async (cast) => {
    const { alice, outsider, after } = cast;
    await customerReachesAlice(cast);
    outsider.will({ does: 'busy' });
    const line = await alice.consult(outsider.number);
    await alice.lineEnds(line);
    await after(2_000);
    await alice.returnToCustomer(line);
    await aliceEnds(cast);
  },
};
