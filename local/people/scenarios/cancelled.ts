import { customerReachesAlice } from '../opening.ts';
import type { Scenario } from '../scenario.ts';
import { neverJoined } from '../weakest.ts';

export const cancelled: Scenario = {
  name: 'cancelled',
  says: "Alice takes her question back while Bob's telephone rings.",
  partyMode: 'both',
  weakest: neverJoined,
  script: async (cast) => {
    const { alice, bob, after } = cast;
    await customerReachesAlice(cast);
    await bob.available();
    const line = await alice.consult('Bob');
    await bob.rings();
    await after(8_000);
    await alice.cancel(line);
    await after(1_000);
    await alice.resume();
    await after(10_000);
    await alice.hangUp();
    await after(3_000);
    await alice.clear();
  },
};
