import type { Scenario } from '../scenario.ts';
import { aliceEnds, customerReachesAlice } from '../usual-turns.ts';
import { neverJoined } from '../weakest.ts';

export const externalConsult: Scenario = {
  name: 'external-consult',
  says: 'Alice asks a partner company by its number, which hangs up when all is said.',
  partyMode: 'both',
  weakest: neverJoined,
  script: async (cast) => {
    const { alice, outsider, after } = cast;
    await customerReachesAlice(cast);
    const line = await alice.consult(outsider.number);
    await outsider.rings();
    await after(7_000);
    await outsider.answers();
    await alice.lineConnects(line);
    await after(25_000);
    outsider.hangsUp();
    await alice.lineEnds(line);
    await after(1_000);
    await alice.resume();
    await aliceEnds(cast);
  },
};
