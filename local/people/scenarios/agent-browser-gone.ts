import type { Scenario } from '../scenario.ts';
import { aliceTalksToBob } from '../usual-turns.ts';
import { neverJoined } from '../weakest.ts';

export const agentBrowserGone: Scenario = {
  name: 'agent-browser-gone',
  says: "Alice's browser dies while she talks to Bob; the customer is left with him.",
  partyMode: 'both',
  weakest: neverJoined,
  script: async (cast) => {
    const { alice, bob, customer, instance, after } = cast;
    await aliceTalksToBob(cast, { ringMs: 4_000, talkMs: 25_000 });
    instance.loseBrowser(alice.login);
    await customer.hears(bob.arn);
    await after(40_000);
    customer.hangsUp();
    await bob.callEnds();
    await after(5_000);
    await bob.clear();
  },
};
