import type { Scenario } from '../scenario.ts';
import { neverJoined } from '../weakest.ts';

export const outboundConsult: Scenario = {
  name: 'outbound-consult',
  says: 'Alice calls the customer and asks Bob during that call.',
  partyMode: 'both',
  weakest: neverJoined,
  script: async (cast) => {
    const { alice, bob, customer, after } = cast;
    await alice.available();
    await alice.dial(customer.number);
    await after(6_000);
    await customer.answers();
    await alice.isAnswered();
    await after(20_000);
    await bob.available();
    const line = await alice.consult('Bob');
    await after(4_000);
    await bob.accept();
    await after(25_000);
    await alice.returnToCustomer(line);
    await after(10_000);
    await alice.hangUp();
    await after(3_000);
    await bob.clear();
    await alice.clear();
  },
};
