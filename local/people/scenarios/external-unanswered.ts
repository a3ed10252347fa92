import type { Scenario } from '../scenario.ts';
import { aliceEnds, customerReachesAlice } from '../usual-turns.ts';
import { neverJoined } from '../weakest.ts';

export const externalUnanswered: Scenario = {
  name: 'external-unanswered',
  says: 'Nobody answers at the number Alice dials.',
  partyMode: 'both',
  weakest: neverJoined,
  script: async (cast) => {
    const { alice, outsider, after } = cast;
    await customerReachesAlice(cast);
    outsider.will({ does: 'ring' });
    const line = await alice.consult(outsider.number);
    await outsider.rings();
    await alice.lineEnds(line);
    await after(2_000);
    await alice.returnToCustomer(line);
    await aliceEnds(cast);
  },
};
