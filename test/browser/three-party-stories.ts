import { expect as expectOf } from '@playwright/test';
import { describe, expect } from 'vitest';
import { answers, asks, calls, HOLD_MUSIC, handsOver, hearsOnly, leaves, QUEUE_MUSIC, talks } from './calls.ts';
import type { Floor } from './floor.ts';

const COURIER = '+12065550177';

/** What is different, or might be, in the default mode of three participants. */
export function threePartyStories({ story, behavesAs }: Floor): void {
  describe('an instance of three-party calls', () => {
    behavesAs({ parties: 3 });

    story(
      'a conference: only the agent who leads may hold and end, a fourth is refused, and the one who leads may leave',
      async (scene) => {
        const { asker, colleague, lane } = scene;
        const { name } = lane.colleague;
        const customer = await asks(scene);
        await asker.press('Conference');
        await asker.says(new RegExp(`You, the customer and ${name} are talking together`));
        await hearsOnly(scene, customer, asker.login, colleague.login);
        await asker.refuses('Consult', /No more parties fit into this call/);
        await asker.pressAnyway('Consult');
        await asker.warns(/Consult: No more parties fit into this call/);
        await expectOf(asker.rowButton(name, 'Mute')).toHaveAttribute('title', /Only they can do this/);
        await colleague.says(/connected to the call .* asked you into/);
        await colleague.refuses('Hold', /leads this call/);
        await colleague.refuses('Leave', /leads this call/);
        await asker.pressInRow(name, 'Hold');
        await hearsOnly(scene, customer, asker.login);
        await asker.press('Conference');
        await hearsOnly(scene, customer, asker.login, colleague.login);
        await leaves(scene);
        await hearsOnly(scene, customer, colleague.login);
        await colleague.says(/has left. You are talking with the customer/);
        await colleague.press('Hang up');
        await colleague.says(/You ended the call/);
        expect(customer.state).toBe('ended');
      },
    );

    for (const kind of ['a colleague', 'a team'] as const)
      story(`a warm transfer to ${kind}`, async (scene) => {
        const { colleague, lane } = scene;
        const target = kind === 'a team' ? lane.team : lane.colleague.name;
        const customer = await calls(scene, target);
        await colleague.says(new RegExp(`${lane.asker.name} asks you into a call`));
        await answers(scene, target);
        await colleague.says(new RegExp(`You are (connected to|in) the call ${lane.asker.name} asked you into`));
        await handsOver(scene, target);
        await hearsOnly(scene, customer, colleague.login);
        await colleague.says(/has left. You are talking with the customer/);
        await colleague.offers('Hold');
      });

    for (const line of ['as it usually is', 'a bad one'] as const)
      story(`a cold transfer; the line is ${line}`, async (scene) => {
        const { asker, colleague, lane } = scene;
        const customer = await calls(scene);
        if (line === 'a bad one') scene.badLine();
        await asker.press('Transfer');
        await hearsOnly(scene, customer, QUEUE_MUSIC);
        await colleague.press('Accept');
        await asker.says(new RegExp(`the customer is with ${lane.colleague.name}`));
        await hearsOnly(scene, customer, colleague.login);
      });

    story('an outside number, to and fro', async (scene) => {
      const { asker } = scene;
      const customer = await talks(scene);
      await asker.consult('Courier');
      await asker.refuses('Transfer', /An outside number must answer/);
      (await scene.outside(COURIER)).answer();
      await asker.says(/talking with Courier/);
      await asker.press('Swap');
      await hearsOnly(scene, customer, asker.login);
      await asker.press('Swap');
      await hearsOnly(scene, customer, HOLD_MUSIC);
      await handsOver(scene, 'Courier');
      await hearsOnly(scene, customer, COURIER);
    });

    story('the customer hangs up in private: the two talk on', async (scene) => {
      const { asker, lane } = scene;
      const customer = await asks(scene);
      customer.hangUp();
      await asker.says(new RegExp(`The customer hung up. ${lane.colleague.name} is still on the call`));
    });
  });
}
