import { MOVES_ON_TO_BILLING } from '../own-flows.ts';
import type { Scenario } from '../scenario.ts';
import { neverJoined } from '../weakest.ts';

export const flowQueueTransfer: Scenario = {
  name: 'flow-queue-transfer',
  says: 'Nobody of Support is free, so a flow moves the waiting customer on to Billing: a leg, no consult.',
  partyMode: 'both',
  weakest: neverJoined,
  script: async ({ carol, customer, instance, spareNumber, after }) => {
    await instance.answersWith(spareNumber, MOVES_ON_TO_BILLING);
    await customer.calls(spareNumber);
    await after(25_000);
    await carol.available();
    await after(2_000);
    await carol.accept();
    await customer.hears(carol.arn);
    await after(30_000);
    await carol.hangUp();
    await after(4_000);
    await carol.clear();
  },
};
