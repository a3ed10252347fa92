import type { Scenario } from '../scenario.ts';
import { aliceCallsBack } from '../usual-turns.ts';
import { neverJoined } from '../weakest.ts';

export const callback: Scenario = {
  name: 'callback',
  says: 'The customer is promised a call, hangs up, and Alice calls back: a leg, no consult.',
  partyMode: 'both',
  weakest: neverJoined,
  script: async (cast) => {
    const { alice, after } = cast;
    await aliceCallsBack(cast);
    await after(30_000);
    await alice.hangUp();
    await after(4_000);
    await alice.clear();
  },
};
