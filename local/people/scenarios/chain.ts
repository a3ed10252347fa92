import type { Scenario } from '../scenario.ts';
import { aliceTalksToBob } from '../usual-turns.ts';
import { oneAfterAnother } from '../weakest.ts';

export const chain: Scenario = {
  name: 'chain',
  says: 'Alice hands the customer to Bob, Bob to Carol, Carol to Dave: each leg hangs under the one before.',
  partyMode: 'both',
  weakest: oneAfterAnother,
  script: async (cast) => {
    const { alice, bob, carol, dave, customer, after } = cast;
    await aliceTalksToBob(cast, { ringMs: 3_000, talkMs: 15_000 });
    await alice.leave();
    await after(20_000);
    await alice.clear();
    await carol.available();
    await bob.consult('Carol');
    await after(4_000);
    await carol.accept();
    await after(12_000);
    await bob.leave();
    await after(20_000);
    await bob.clear();
    await dave.available();
    await carol.consult('Dave');
    await after(5_000);
    await dave.accept();
    await after(10_000);
    await carol.leave();
    await customer.hears(dave.arn);
    await after(20_000);
    await carol.clear();
    await dave.hangUp();
    await after(3_000);
    await dave.clear();
  },
};
