import { customerReachesAlice } from '../opening.ts';
import type { Scenario } from '../scenario.ts';
import { neverJoined } from '../weakest.ts';

export const agentBrowserGone: Scenario = {
  name: 'agent-browser-gone',
  says: "Alice's browser dies while she talks to Bob; the customer is left with him.",
  partyMode: 'both',
  weakest: neverJoined,
  script: async (cast) => {
    const { alice, bob, customer, instance, after } = cast;
    await customerReachesAlice(cast);
    await bob.available();
    await alice.consult('Bob');
    await after(4_000);
    await bob.accept();
    await after(25_000);
    instance.loseBrowser(alice.login);
    await customer.hears(bob.arn);
    await after(40_000);
    customer.hangsUp();
    await bob.callEnds();
    await after(5_000);
    await bob.clear();
  },
};
