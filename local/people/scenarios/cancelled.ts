import type { Scenario } from '../scenario.ts';
import { aliceEnds, bobRings } from '../usual-turns.ts';
import { neverJoined } from '../weakest.ts';

export const cancelled: Scenario = {
  name: 'cancelled',
  says: "Alice takes her question back while Bob's telephone rings.",
  partyMode: 'both',
  weakest: neverJoined,
  script: async (cast) => {
    const { alice, after } = cast;
    const line = await bobRings(cast, 8_000);
    await alice.cancel(line);
    await after(1_000);
    await alice.resume();
    await aliceEnds(cast);
  },
};
