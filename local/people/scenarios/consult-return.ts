import type { Scenario } from '../scenario.ts';
import { aliceTalksToBob } from '../usual-turns.ts';
import { neverJoined } from '../weakest.ts';

export const consultReturn: Scenario = {
  name: 'consult-return',
  says: 'Alice asks Bob while the customer holds, and goes back to the customer.',
  partyMode: 'both',
  weakest: neverJoined,
  script: async (cast) => {
    const { alice, bob, after } = cast;
    const line = await aliceTalksToBob(cast, { ringMs: 4_000, talkMs: 45_000 });
    await alice.returnToCustomer(line);
    await bob.callEnds();
    await after(12_000);
    await alice.hangUp();
    await after(5_000);
    await bob.clear();
    await alice.clear();
  },
};
