import { CALLS_BACK } from '../own-flows.ts';
import type { Scenario } from '../scenario.ts';
import { neverJoined } from '../weakest.ts';

export const callback: Scenario = {
  name: 'callback',
  says: 'The customer is promised a call, hangs up, and Alice calls back: a leg, no consult.',
  partyMode: 'both',
  weakest: neverJoined,
  script: async ({ alice, customer, instance, spareNumber, after }) => {
    await instance.answersWith(spareNumber, CALLS_BACK);
    await customer.calls(spareNumber);
    await customer.isGone();
    await after(20_000);
    await alice.available();
    await alice.rings();
    await after(3_000);
    await Promise.all([alice.accept(), customer.answers()]);
    await customer.hears(alice.arn);
    await after(30_000);
    await alice.hangUp();
    await after(4_000);
    await alice.clear();
  },
};
