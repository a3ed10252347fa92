import type { Scenario } from '../scenario.ts';
import { aliceTalksToBob } from '../usual-turns.ts';
import { oneAfterAnother } from '../weakest.ts';

export const twoConsults: Scenario = {
  name: 'two-consults',
  says: 'Alice asks Bob, goes back to the customer, then asks Carol and leaves the customer with her.',
  partyMode: 'both',
  weakest: oneAfterAnother,
  script: async (cast) => {
    const { alice, bob, carol, customer, after } = cast;
    const line = await aliceTalksToBob(cast, { ringMs: 3_000, talkMs: 20_000 });
    await alice.returnToCustomer(line);
    await after(15_000);
    await carol.available();
    await alice.consult('Carol');
    await after(5_000);
    await carol.accept();
    await after(25_000);
    await alice.leave();
    await customer.hears(carol.arn);
    await after(6_000);
    await bob.clear();
    await alice.clear();
    await after(30_000);
    await carol.hangUp();
    await after(3_000);
    await carol.clear();
  },
};
