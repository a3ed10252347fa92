import { expect as expectOf } from '@playwright/test';
import { describe, expect } from 'vitest';
import type { PhoneLine } from '../../local/connect/phone-network.ts';
import { answers, asks, calls, clearUp, confers, HOLD_MUSIC, handsOver, hearsOnly, isFree, leaves, talks, tellsOf } from './calls.ts';
import type { Floor } from './floor.ts';
import type { Scene } from './scene.ts';

// The longest first: whatever waits ten seconds waits while others play.

/** What is lost, who does not come, who hangs up, and pages that are loaded anew. */
export function mishapStories({ story }: Floor): void {
  describe.concurrent('something is lost', () => {
    story('a request: after ten seconds the page says so and offers to try again', async (scene) => {
      const { asker } = scene;
      const customer = await talks(scene);
      scene.fault({ method: 'holdConnection', drop: 'request', times: 1 });
      await asker.press('Hold');
      await expectOf(asker.button('Hold')).toHaveAttribute('aria-busy', 'true');
      await asker.refuses('Consult', /phone has not confirmed the last command/);
      await asker.warns(/Hold: no answer from the phone. Nothing was changed that we can see/);
      expect(scene.hears(customer)).toEqual([asker.login]);
      await asker.page.getByRole('button', { name: 'Retry' }).click();
      await asker.says(/The customer is on hold/);
      await asker.warns(/^$/);
    });

    story('the records: after ten seconds the agent may say that they answered', async (scene) => {
      const { asker, colleague, lane } = scene;
      const customer = await talks(scene);
      const api = '**/api/**';
      await asker.page.route(api, (route) => route.abort());
      await isFree(scene);
      await asker.consult(lane.colleague.name);
      await colleague.press('Accept');
      await asker.notices(/cannot be checked who answers/);
      await asker.offers('They answered');
      await asker.press('They answered');
      await asker.says(new RegExp(`talking with ${lane.colleague.name}. The customer is on hold`));
      await asker.page.unroute(api);
      await expectOf(asker.page.locator('.notice')).toHaveCount(0, { timeout: 20_000 });
      await handsOver(scene);
      await hearsOnly(scene, customer, colleague.login);
    });

    story('the answers to calling, joining and leaving: what the phone shows counts', async (scene) => {
      for (const method of ['createAdditionalConnection', 'conferenceConnections', 'destroyConnection'])
        scene.fault({ method, drop: 'response', times: 1 });
      const customer = await confers(scene);
      await leaves(scene);
      await hearsOnly(scene, customer, scene.colleague.login);
    });

    story('the line to Connect: the page says so at once, and shows what is so when it is back', async (scene) => {
      const { asker, colleague, lane } = scene;
      const customer = await asks(scene);
      const back = scene.loseLine();
      await asker.notices(/The phone has not answered for/);
      await asker.refuses('Transfer', /phone cannot be reached/);
      await colleague.press('Leave');
      await colleague.press('Clear');
      back();
      await asker.says(new RegExp(`${lane.colleague.name} has left. The customer is still on hold`));
      await expectOf(asker.page.locator('.notice')).toHaveCount(0);
      await asker.press('Return');
      await hearsOnly(scene, customer, asker.login);
    });

    story('the sign-in to Connect: the call goes on, and so does the desk once the agent signed in anew', async (scene) => {
      const { asker, lane } = scene;
      const customer = await asks(scene);
      const popup = asker.page.waitForEvent('popup');
      scene.endSession();
      await asker.notices(/The phone needs you to sign in to Amazon Connect/);
      expect(scene.hears(customer)).toEqual([HOLD_MUSIC]);
      await (await popup).getByRole('button', { name: lane.asker.name }).click();
      await expectOf(asker.page.locator('.notice')).toHaveCount(0, { timeout: 20_000 });
      await asker.says(new RegExp(`talking with ${lane.colleague.name}. The customer is on hold`));
      await asker.press('Return');
      await hearsOnly(scene, customer, asker.login);
    });
  });

  describe.concurrent('nobody comes', () => {
    story('a colleague does not answer: the customer still waits, and somebody else can be asked', async (scene) => {
      const { asker, colleague, lane } = scene;
      const customer = await calls(scene);
      await asker.says(new RegExp(`${lane.colleague.name} did not answer. The customer is still on hold`));
      await colleague.says(/The call was not accepted/);
      expect(scene.hears(customer)).toEqual([HOLD_MUSIC]);
      await asker.consult('Courier');
      await asker.says(/Courier/);
      (await scene.outside('+12065550177')).answer();
      await asker.says(/talking with Courier/);
    });

    for (const line of ['as it usually is', 'a bad one'] as const)
      story(`a colleague declines: the customer still waits, and is taken back; the line is ${line}`, async (scene) => {
        const { asker, colleague, lane } = scene;
        const customer = await calls(scene);
        if (line === 'a bad one') scene.badLine();
        await colleague.press('Decline');
        await asker.says(new RegExp(`${lane.colleague.name} (did not answer|declined). The customer is still on hold`));
        await colleague.says(/You declined the call/);
        await takesBack(scene, customer);
      });

    for (const [how, behaviour, said] of [
      ['is busy', { does: 'busy' }, /\+1 206 555 \d+ is busy. The customer is still on hold/],
      ['does not exist', { does: 'invalid' }, /There is no such number: \+1 206 555 \d+. The customer is still on hold/],
      ['is not answered', { does: 'ring' }, /\+1 206 555 \d+ did not answer. The customer is still on hold/],
    ] as const)
      story(`an outside number ${how}: the customer still waits, and is taken back`, async (scene) => {
        const { asker, lane } = scene;
        const customer = await talks(scene);
        scene.outsideWill(behaviour);
        await asker.consult(lane.outside);
        await asker.says(said);
        await takesBack(scene, customer);
      });

    story('the asker stops calling: the customer still waits, and the colleague is free again', async (scene) => {
      const { asker, colleague, lane } = scene;
      const customer = await calls(scene);
      await colleague.says(/asks you into a call/);
      await asker.press('Cancel');
      await asker.says(new RegExp(`You stopped calling ${lane.colleague.name}. The customer is still on hold`));
      await colleague.says(/Ready/);
      await takesBack(scene, customer);
      await asker.press('Hang up');
      await asker.press('Clear');
      await tellsOf(scene, customer, { answered: false });
    });
  });

  describe.concurrent('the customer hangs up', () => {
    for (const line of ['as it usually is', 'a bad one'] as const)
      story(`while a colleague is asked in private: the two are told, and talk on; the line is ${line}`, async (scene) => {
        const { asker, colleague, lane } = scene;
        const customer = await asks(scene);
        if (line === 'a bad one') scene.badLine();
        customer.hangUp();
        await asker.says(new RegExp(`The customer hung up. ${lane.colleague.name} is still on the call`));
        await colleague.says(/The customer hung up/);
        await asker.refuses('Conference', /The customer has hung up/);
        await asker.refuses('Transfer', /The customer has hung up/);
        // What is told of it afterwards: the scenario `customer-leaves`.
        await asker.press('Hang up');
        await asker.says(/You ended the call/);
        await clearUp(scene, customer);
      });

    story('while a colleague is still called: the one who asked is told, and stops the ringing', async (scene) => {
      const { asker, colleague } = scene;
      const customer = await calls(scene);
      await colleague.says(/asks you into a call/);
      customer.hangUp();
      await asker.says(/The customer hung up/);
      await asker.press('Hang up');
      await asker.says(/You ended the call/);
      await colleague.says(/Ready|not accepted/);
    });

    story('in a conference: those who stay are told', async (scene) => {
      const { asker, colleague, lane } = scene;
      const customer = await confers(scene);
      customer.hangUp();
      await asker.says(new RegExp(`The customer hung up. ${lane.colleague.name} is still on the call`));
      await colleague.says(/The customer hung up/);
    });
  });

  describe.concurrent('the page is loaded anew', () => {
    for (const line of ['as it usually is', 'a bad one'] as const)
      story(`while a colleague talks in private: everything is as it was, and goes on; the line is ${line}`, async (scene) => {
        const { asker, colleague, lane } = scene;
        const customer = await asks(scene);
        if (line === 'a bad one') scene.badLine();
        const questions: string[] = [];
        asker.page.once('dialog', (question) => {
          questions.push(question.type());
          return question.accept();
        });
        await asker.reload();
        expect(questions).toEqual(['beforeunload']);
        await asker.says(new RegExp(`talking with ${lane.colleague.name}. The customer is on hold`));
        await asker.press('Conference');
        await asker.says(/talking together/);
        await hearsOnly(scene, customer, asker.login, colleague.login);
        await colleague.reload();
        await colleague.says(/talking together/);
        await colleague.press('Leave');
        await asker.says(new RegExp(`${lane.colleague.name} has left`));
      });

    story('while a colleague is still called: their answer is seen all the same', async (scene) => {
      const { asker, colleague, lane } = scene;
      const customer = await calls(scene);
      await colleague.says(new RegExp(`${lane.asker.name} asks you into a call`));
      await asker.reload();
      await asker.says(new RegExp(`Reaching ${lane.colleague.name}`));
      await answers(scene);
      await takesBack(scene, customer);
    });
  });
}

/** The customer, who was left on hold, talks with the asker again. */
async function takesBack(scene: Scene, customer: PhoneLine): Promise<void> {
  expect(scene.hears(customer)).toEqual([HOLD_MUSIC]);
  await scene.asker.press('Return');
  await scene.asker.says(/talking with the customer/);
  await hearsOnly(scene, customer, scene.asker.login);
}
