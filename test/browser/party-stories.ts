import { expect as expectOf } from '@playwright/test';
import { describe, expect } from 'vitest';
import type { PhoneLine } from '../../local/connect/phone-network.ts';
import { confers, HOLD_MUSIC, hearsOnly, joinByScript, shown, talks } from './calls.ts';
import type { Floor } from './floor.ts';
import type { Scene } from './scene.ts';

const COURIER = '+12065550177';

/** Everybody joins; the scripted people act for the asker too, as they would from another tab. */
async function sixTalk(scene: Scene): Promise<PhoneLine> {
  const { asker } = scene;
  const customer = await talks(scene);
  await joinByScript(scene, ['bob', 'carol', 'dave']);
  await asker.says(/You, the customer, Bob, Carol and Dave are talking together/);
  await asker.consult('Courier');
  (await scene.outside(COURIER)).answer();
  await asker.says(/talking with|on hold/);
  await asker.press('Conference');
  await asker.says(/You, the customer, Bob, Carol, Dave and Courier are talking together/);
  return customer;
}

/** Commands for each party, supervisors, two tabs, and calls of up to six. */
export function partyStories({ story, storyOfAll }: Floor): void {
  describe.concurrent('each party of a conference can be held, muted and dropped', () => {
    story(
      'holding the customer: they hear music, the agents go on; holding the colleague, who can come back by themselves',
      async (scene) => {
        const { asker, colleague, lane } = scene;
        const customer = await confers(scene);
        await asker.pressInRow(shown(lane.customer), 'Hold');
        await hearsOnly(scene, customer, HOLD_MUSIC);
        await asker.says(new RegExp(`talking with ${lane.colleague.name}. The customer is on hold`));
        await asker.press('Conference');
        await hearsOnly(scene, customer, asker.login, colleague.login);
        await asker.pressInRow(lane.colleague.name, 'Hold');
        await asker.says(new RegExp(`talking with the customer. ${lane.colleague.name} is on hold`));
        await colleague.says(/Another agent has put you on hold/);
        await hearsOnly(scene, customer, asker.login);
        await colleague.pressInRow('You', 'Resume');
        await colleague.says(/talking together/);
        await hearsOnly(scene, customer, asker.login, colleague.login);
      },
    );

    story('muting: the customer is not heard, the colleague unmutes themselves', async (scene) => {
      const { asker, colleague, lane } = scene;
      const customer = await confers(scene);
      const customerRow = shown(lane.customer);
      await asker.pressInRow(lane.colleague.name, 'Mute');
      await expectOf(asker.row(lane.colleague.name)).toContainText('muted');
      await expectOf(asker.rowButton(lane.colleague.name, 'Unmute')).toHaveAttribute('title', /Only they can do this/);
      await hearsOnly(scene, customer, asker.login);
      await colleague.press('Unmute');
      await hearsOnly(scene, customer, asker.login, colleague.login);
      await asker.pressInRow(customerRow, 'Mute');
      await expectOf(colleague.row(customerRow)).toContainText('muted');
      await colleague.pressInRow(customerRow, 'Unmute');
      await expectOf(asker.row(customerRow)).not.toContainText('muted');
      await asker.press('Mute');
      await hearsOnly(scene, customer, colleague.login);
      await asker.press('Unmute');
      await hearsOnly(scene, customer, asker.login, colleague.login);
    });

    story('dropping the colleague: the customer stays with the one who asked', async (scene) => {
      const { asker, colleague, lane } = scene;
      const customer = await confers(scene);
      await asker.pressInRow(lane.colleague.name, 'Drop');
      await asker.says(new RegExp(`You ended the talk with ${lane.colleague.name}. You are talking with the customer`));
      await colleague.says(/The call has ended/);
      await hearsOnly(scene, customer, asker.login);
    });

    story('dropping the customer: only after a question', async (scene) => {
      const { asker, lane } = scene;
      const customer = await confers(scene);
      await asker.pressInRow(shown(lane.customer), 'Drop');
      await asker.choose('Keep the customer');
      expect(customer.state).toBe('connected');
      await asker.pressInRow(shown(lane.customer), 'Drop');
      await asker.choose('End their line');
      await asker.says(new RegExp(`${lane.colleague.name} is still on the call`));
      expect(customer.state).toBe('ended');
    });
  });

  describe.concurrent('a supervisor', () => {
    story('who listens is no party: nothing changes for the agent, and nobody is left to her', async (scene) => {
      const { asker, byScript, lane } = scene;
      const { cast, colleague } = byScript;
      const { name } = lane.colleague;
      const customer = await talks(scene);
      const sabine = await scene.openDesk('sabine');
      await cast.instance.monitor(cast.sabine.arn, customer.rootContactId ?? '');
      await sabine.says(/You are listening in on a call/);
      await asker.refuses('Leave', /Nobody would stay with the customer/);
      await colleague.available();
      await asker.consult(name);
      await colleague.accept();
      await asker.says(new RegExp(`talking with ${name}. The customer is on hold`));
      await asker.press('Conference');
      await asker.says(new RegExp(`You, the customer and ${name} are talking together`));
      await scene.bargeIn('sabine');
      await expectOf(asker.page.getByText('A supervisor is on the line.')).toBeVisible();
      await asker.says(new RegExp(`You, the customer and ${name} are talking together`));
      await colleague.leave();
      await asker.says(new RegExp(`${name} has left. You are talking with the customer`));
      await asker.refuses('Leave', /Nobody would stay with the customer/);
      await sabine.press('Hang up');
      await sabine.says(/You have left. The others go on/);
      await hearsOnly(scene, customer, asker.login);
    });
  });

  describe.concurrent('two tabs of one agent', () => {
    story('what is done in one is seen in the other, and either can go on', async (scene) => {
      const { asker, byScript, lane } = scene;
      const { name } = lane.colleague;
      const second = await scene.secondTab();
      await asker.become('Available');
      await second.says(/Ready/);
      const customer = scene.customerCalls();
      await second.press('Accept');
      await asker.says(/talking with the customer/);
      await byScript.colleague.available();
      await second.consult(name);
      await asker.says(new RegExp(`Reaching ${name}: not answered yet`));
      await byScript.colleague.accept();
      await second.says(new RegExp(`talking with ${name}. The customer is on hold`));
      await asker.says(new RegExp(`talking with ${name}. The customer is on hold`));
      await asker.offers('Return');
      await second.press('Conference');
      await asker.says(/talking together/);
      await asker.press('Leave');
      await second.says(/The call has ended/);
      await asker.says(new RegExp(`the customer is with ${name}`));
      await hearsOnly(scene, customer, lane.colleague.login);
      await asker.press('Clear');
      await second.says(/Ready/);
    });
  });

  describe.concurrent('many parties', () => {
    story('when the phone itself finds the call full, the page says so and offers to try again', async (scene) => {
      const { asker, lane } = scene;
      const customer = await talks(scene);
      const error = { type: 'QuotaExceededException', message: 'Maximum number of participants reached.' };
      scene.fault({ method: 'createAdditionalConnection', error, times: 1 });
      await asker.consult(lane.outside);
      await asker.warns(/Consult did not work. No more parties fit into this call/);
      expect(scene.hears(customer)).toEqual([asker.login]);
      await asker.page.getByRole('button', { name: 'Retry' }).click();
      await asker.says(/\+1 206 555/);
    });

    storyOfAll('a seventh is refused, and the page says why; a swap among six', async (scene) => {
      const { asker } = scene;
      const customer = await sixTalk(scene);
      await hearsOnly(scene, customer, 'alice', 'bob', 'carol', 'dave', COURIER);
      await asker.refuses('Consult', /No more parties fit into this call/);
      await asker.pressAnyway('Consult');
      await asker.warns(/Consult: No more parties fit into this call/);
      await asker.pressInRow('Carol', 'Swap');
      await hearsOnly(scene, customer, HOLD_MUSIC);
      await expectOf(asker.row('Carol')).toContainText('talking');
      await expectOf(asker.row('Dave')).toContainText('on hold');
      await asker.press('Leave');
      await hearsOnly(scene, customer, 'bob', 'carol', 'dave', COURIER);
      await asker.says(/the customer is with/);
    });

    for (const line of ['as it usually is', 'a bad one'] as const)
      storyOfAll(`a consulted colleague asks on, and the one who asked first sees everybody: the line is ${line}`, async (scene) => {
        const { asker, colleague, byScript } = scene;
        const { carol } = byScript.cast;
        const customer = await confers(scene);
        if (line === 'a bad one') scene.badLine();
        await carol.available();
        await colleague.consult('Carol');
        await carol.accept();
        await colleague.says(/talking with Carol/);
        await asker.says(/hold/);
        await colleague.press('Conference');
        await asker.says(/talking together/);
        await hearsOnly(scene, customer, 'alice', 'bob', 'carol');
        await asker.press('Leave');
        await hearsOnly(scene, customer, 'bob', 'carol');
      });
  });
}
