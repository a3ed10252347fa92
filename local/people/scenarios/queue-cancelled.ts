import type { Scenario } from '../scenario.ts';
import { aliceEnds, customerReachesAlice } from '../usual-turns.ts';
import { neverJoined } from '../weakest.ts';

export const queueCancelled: Scenario = {
  name: 'queue-cancelled',
  says: 'Nobody of the Billing team becomes free; Alice takes her question back.',
  partyMode: 'both',
  weakest: neverJoined,
  script: async (cast) => {
    const { alice, after } = cast;
    await customerReachesAlice(cast);
    const line = await alice.consult('Billing');
    await after(40_000);
    await alice.cancel(line);
    await after(1_000);
    await alice.resume();
    await aliceEnds(cast);
  },
};
