import { describe, expect } from 'vitest';
import type { Assumptions } from '../../local/connect/assumptions.ts';
import { asks, calls, HOLD_MUSIC, handsOver, hearsOnly, isFree, leaves, QUEUE_MUSIC, talks } from './calls.ts';
import type { Floor } from './floor.ts';
import type { Scene } from './scene.ts';

/** What nobody could check against the real service, the other way round: `local/connect/README.md`. */
const POSITIONS: readonly (readonly [string, 3 | 6, Partial<Assumptions>])[] = [
  [
    'six parties; a declined leg stays queued, ended calls show every line gone, the own line shows held with the customer, snapshots name the method',
    6,
    {
      missedConsultLeg: 'stays-queued',
      askerCancelsWhileRinging: 'error',
      legsAfterEnd: 'disconnected',
      ownLegWhileCustomerHeld: 'hold',
      leavingEndsOwnHolds: false,
      toggleWithMany: 'flip-all',
      quickConnectNameSeenBy: 'the-adder',
      holdSeenLate: true,
      initiationMethodInSnapshots: true,
    },
  ],
  [
    'three parties; a customer who hangs up ends it for all, ended calls go on showing live lines, snapshots name the method',
    3,
    {
      missedConsultLeg: 'stays-queued',
      askerCancelsWhileRinging: 'error',
      threePartyCustomerHangUp: 'ends-for-all',
      threePartyInitialLeg: 'whole-call',
      legsAfterEnd: 'live',
      ownLegWhileCustomerHeld: 'hold',
      leavingEndsOwnHolds: false,
      holdSeenLate: true,
      initiationMethodInSnapshots: true,
    },
  ],
];

/** The desk works with both positions of every assumption. */
export function positionStories({ story, behavesAs }: Floor): void {
  describe.each(POSITIONS)('%s', (_says, parties, assumptions) => {
    behavesAs({ parties, assumptions });

    story('hold and resume, a colleague who declines, one who is not called any more, and back to the customer', async (scene) => {
      const { asker, colleague, lane } = scene;
      const { name } = lane.colleague;
      const customer = await talks(scene);
      await asker.press('Hold');
      await asker.says(/The customer is on hold/);
      await asker.press('Resume');
      await asker.says(/talking with the customer/);
      await isFree(scene);
      await asker.consult(name);
      await colleague.press('Decline');
      await colleague.says(/You declined the call/);
      await colleague.press('Clear');
      await colleague.says(/asks you into a call/);
      await asker.says(new RegExp(`Reaching ${name}: not answered yet. The customer is on hold`));
      await asker.press('Cancel');
      await asker.says(new RegExp(`You stopped calling ${name}. The customer is still on hold`));
      await colleague.says(/The call was not accepted/);
      await colleague.press('Clear');
      await colleague.says(/Ready/);
      expect(scene.hears(customer)).toEqual([HOLD_MUSIC]);
      await asker.press('Return');
      await asker.says(/talking with the customer/);
      await hearsOnly(scene, customer, asker.login);
    });

    story('a warm transfer: where the hold outlives the agent who set it, the other one is told and ends it', async (scene) => {
      const { asker, colleague } = scene;
      const customer = await asks(scene);
      await handsOver(scene);
      await colleague.says(/The customer is (still )?on hold/);
      await colleague.press('Resume');
      await hearsOnly(scene, customer, colleague.login);
      await asker.press('Clear');
      await colleague.press('Hang up');
      await colleague.says(/You ended the call/);
    });

    story('a warm transfer while the customer is the one who is heard', async (scene) => {
      const customer = await asks(scene);
      await swapsToCustomer(scene);
      await handsOver(scene);
      await hearsOnly(scene, customer, scene.colleague.login);
    });

    story('a cold transfer', async (scene) => {
      const { asker, colleague, lane } = scene;
      const customer = await calls(scene, lane.team);
      await colleague.says(new RegExp(`${lane.asker.name} asks you into a call`));
      await asker.press('Transfer');
      await hearsOnly(scene, customer, QUEUE_MUSIC);
      await colleague.press('Accept');
      await asker.says(new RegExp(`the customer is with ${lane.team}`));
      await hearsOnly(scene, customer, colleague.login);
    });

    story('swap, conference, and the one who asked leaves', async (scene) => {
      const { asker, colleague, lane } = scene;
      const customer = await asks(scene);
      await swapsToCustomer(scene);
      await hearsOnly(scene, customer, asker.login);
      await asker.press('Swap');
      await asker.says(new RegExp(`talking with ${lane.colleague.name}. The customer is on hold`));
      await hearsOnly(scene, customer, HOLD_MUSIC);
      await asker.press('Conference');
      await asker.says(/talking together/);
      await hearsOnly(scene, customer, asker.login, colleague.login);
      await leaves(scene);
      await hearsOnly(scene, customer, colleague.login);
    });

    story('the customer hangs up in private: the agent is told, and nothing hangs', async (scene) => {
      const { asker, colleague, lane } = scene;
      const customer = await asks(scene);
      customer.hangUp();
      await asker.says(
        parties === 3 ? /The call has ended/ : new RegExp(`The customer hung up. ${lane.colleague.name} is still on the call`),
      );
      if (parties === 6) await asker.press('Hang up');
      await asker.press('Clear');
      await colleague.press('Clear');
      await colleague.says(/Ready/);
    });
  });
}

async function swapsToCustomer({ asker, lane }: Scene): Promise<void> {
  await asker.press('Swap');
  await asker.says(new RegExp(`talking with the customer. ${lane.colleague.name} is on hold`));
}
