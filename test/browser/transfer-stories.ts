import { describe, expect } from 'vitest';
import {
  answers,
  asks,
  calls,
  clearUp,
  confers,
  HOLD_MUSIC,
  handsOver,
  haveTalked,
  hearsOnly,
  isFree,
  leaves,
  QUEUE_MUSIC,
  shown,
  talks,
  tellsOf,
} from './calls.ts';
import type { Floor } from './floor.ts';
import type { Scene } from './scene.ts';

const COURIER = '+12065550177';

/** The colleague answers after the asker has left, whose desk says so then. */
async function takesOver({ asker, colleague }: Scene, name: string): Promise<void> {
  await colleague.press('Accept');
  await asker.says(new RegExp(`the customer is with ${name}`));
  await colleague.says(/talking with the customer/);
}

/** Transfers to every kind of target, what ends with the one who asked, and conferences. */
export function transferStories({ story }: Floor): void {
  describe.concurrent('a warm transfer', () => {
    story('hands the customer to a colleague once they answered', async (scene) => {
      const customer = await asks(scene);
      expect(scene.hears(customer)).toEqual([HOLD_MUSIC]);
      await handsOver(scene);
      await hearsOnly(scene, customer, scene.colleague.login);
      await scene.colleague.says(/talking with the customer/);
      await haveTalked(scene, customer, scene.colleague.login);
      await clearUp(scene, customer);
      await tellsOf(scene, customer, { outcome: 'transferred-warm', answered: true });
    });

    story('hands the customer to a team once somebody of it answered', async (scene) => {
      const customer = await calls(scene, scene.lane.team);
      await scene.colleague.says(new RegExp(`${scene.lane.asker.name} asks you into a call`));
      await answers(scene, scene.lane.team);
      await handsOver(scene, scene.lane.team);
      await scene.colleague.says(/talking with the customer/);
      await hearsOnly(scene, customer, scene.colleague.login);
      await haveTalked(scene, customer, scene.colleague.login);
      await clearUp(scene, customer);
      await tellsOf(scene, customer, { outcome: 'transferred-warm', answered: true });
    });

    story('hands the customer to an outside party by a quick connect', async (scene) => {
      const { asker } = scene;
      const customer = await talks(scene);
      await asker.consult('Courier');
      (await scene.outside(COURIER)).answer();
      await asker.says(/talking with Courier.*customer is on hold/);
      await handsOver(scene, 'Courier');
      await hearsOnly(scene, customer, COURIER);
    });

    story('hands the customer to a number that was typed, and only after it answered: a cold transfer there is refused', async (scene) => {
      const { asker, lane } = scene;
      const customer = await talks(scene);
      await asker.consult(lane.outside);
      const line = await scene.outside();
      await asker.refuses('Transfer', /An outside number must answer/);
      await asker.pressAnyway('Transfer');
      await asker.warns(/Transfer: An outside number must answer before you can hand over/);
      expect(scene.hears(customer)).toEqual([HOLD_MUSIC]);
      line.answer();
      await asker.says(/talking with \+1 206 555.*customer is on hold/);
      await handsOver(scene, shown(lane.outside));
      await hearsOnly(scene, customer, lane.outside);
    });

    story('over a bad line, after the first call was taken back', async (scene) => {
      const { asker, colleague, lane } = scene;
      const customer = await talks(scene);
      await isFree(scene);
      scene.badLine();
      await asker.consult(lane.colleague.name);
      await asker.says(/Reaching/);
      await asker.press('Cancel');
      await asker.says(/You stopped calling.*customer is still on hold/);
      // Their desk may still offer the call that was taken back.
      await colleague.says(/Ready/);
      await asker.consult(lane.colleague.name);
      await answers(scene);
      await handsOver(scene);
      await hearsOnly(scene, customer, colleague.login);
      await haveTalked(scene, customer, colleague.login);
      await clearUp(scene, customer);
      await tellsOf(scene, customer, { answered: false }, { outcome: 'transferred-warm', answered: true });
    });
  });

  describe.concurrent('a cold transfer', () => {
    story('leaves the customer to a colleague, who declines first: the asker is told when it is so, and not before', async (scene) => {
      const { asker, colleague, lane } = scene;
      const customer = await calls(scene);
      await asker.press('Transfer');
      await hearsOnly(scene, customer, QUEUE_MUSIC);
      const unconfirmed = new RegExp(`You have left. It is not confirmed yet that ${lane.colleague.name} has the customer`);
      await asker.says(unconfirmed);
      await colleague.press('Decline');
      await colleague.says(/You declined the call/);
      expect(scene.hears(customer)).toEqual([QUEUE_MUSIC]);
      expect(await asker.headline()).toMatch(unconfirmed);
      await colleague.press('Clear');
      await takesOver(scene, lane.colleague.name);
      await hearsOnly(scene, customer, colleague.login);
      await clearUp(scene, customer);
      await tellsOf(scene, customer, { outcome: 'transferred-cold', answered: true });
    });

    story('leaves the customer to a team of which somebody answers later', async (scene) => {
      const customer = await calls(scene, scene.lane.team);
      await scene.asker.press('Transfer');
      await scene.asker.says(new RegExp(`not confirmed yet that ${scene.lane.team}`));
      await hearsOnly(scene, customer, QUEUE_MUSIC);
      await takesOver(scene, scene.lane.team);
      await hearsOnly(scene, customer, scene.colleague.login);
      await clearUp(scene, customer);
      await tellsOf(scene, customer, { outcome: 'transferred-cold', answered: true });
    });

    story('over a bad line', async (scene) => {
      const { asker, colleague, lane } = scene;
      const customer = await talks(scene);
      await isFree(scene);
      scene.badLine();
      await asker.consult(lane.colleague.name);
      await asker.press('Transfer');
      await hearsOnly(scene, customer, QUEUE_MUSIC);
      await takesOver(scene, lane.colleague.name);
      await hearsOnly(scene, customer, colleague.login);
      await clearUp(scene, customer);
      await tellsOf(scene, customer, { outcome: 'transferred-cold', answered: true });
    });
  });

  describe.concurrent('a consult that ends with the one who asked', () => {
    story('goes to and fro between the two, neither of whom hears the other, and back to the customer', async (scene) => {
      const { asker, colleague, lane } = scene;
      const customer = await asks(scene);
      await asker.press('Swap');
      await asker.says(new RegExp(`talking with the customer. ${lane.colleague.name} is on hold`));
      await colleague.says(/on hold/);
      await hearsOnly(scene, customer, asker.login);
      await asker.press('Swap');
      await asker.says(new RegExp(`talking with ${lane.colleague.name}. The customer is on hold`));
      await hearsOnly(scene, customer, HOLD_MUSIC);
      await asker.press('Return');
      await asker.says(new RegExp(`You ended the talk with ${lane.colleague.name}. You are talking with the customer`));
      await hearsOnly(scene, customer, asker.login);
      expect(scene.talkMs(customer, colleague.login)).toBe(0);
      await asker.press('Hang up');
      await asker.says(/You ended the call/);
      await clearUp(scene, customer);
      await tellsOf(scene, customer, { outcome: 'returned', answered: true });
    });

    story('ends for everybody only after a question', async (scene) => {
      const { asker, colleague, lane } = scene;
      const customer = await asks(scene);
      await asker.press('Hang up');
      await asker.choose('Keep talking');
      await asker.says(new RegExp(`talking with ${lane.colleague.name}`));
      await asker.press('Hang up');
      await asker.choose('End for all');
      await asker.says(/You ended the call/);
      await colleague.says(/The call has ended/);
      expect(customer.state).toBe('ended');
    });
  });

  describe.concurrent('a conference', () => {
    story('is refused while the other side rings, says why, and is all three together until the colleague leaves', async (scene) => {
      const { asker, colleague, lane } = scene;
      const customer = await calls(scene);
      await asker.refuses('Conference', /They have not answered yet/);
      await asker.pressAnyway('Conference');
      await asker.warns(/Conference: They have not answered yet/);
      await answers(scene);
      await asker.press('Conference');
      await asker.says(new RegExp(`You, the customer and ${lane.colleague.name} are talking together`));
      await colleague.says(/talking together/);
      await hearsOnly(scene, customer, asker.login, colleague.login);
      await haveTalked(scene, customer, colleague.login);
      await colleague.press('Leave');
      await asker.says(new RegExp(`${lane.colleague.name} has left. You are talking with the customer`));
      await hearsOnly(scene, customer, asker.login);
      await asker.press('Hang up');
      await clearUp(scene, customer);
      await tellsOf(scene, customer, { outcome: 'conferenced', joined: true });
    });

    story('goes on without the one who leaves', async (scene) => {
      const customer = await confers(scene);
      await leaves(scene);
      await hearsOnly(scene, customer, scene.colleague.login);
      await scene.colleague.says(/talking with the customer/);
      await haveTalked(scene, customer, scene.colleague.login);
      await clearUp(scene, customer);
      await tellsOf(scene, customer, { outcome: 'transferred-warm' });
    });

    story('over a bad line, after a swap: goes on without the one who leaves', async (scene) => {
      const { asker, colleague, lane } = scene;
      const customer = await calls(scene);
      scene.badLine();
      await answers(scene);
      await asker.press('Swap');
      await asker.says(new RegExp(`talking with the customer. ${lane.colleague.name} is on hold`));
      await hearsOnly(scene, customer, asker.login);
      await asker.press('Conference');
      await asker.says(/talking together/);
      await hearsOnly(scene, customer, asker.login, colleague.login);
      await leaves(scene);
      await hearsOnly(scene, customer, colleague.login);
      await haveTalked(scene, customer, colleague.login);
      await clearUp(scene, customer);
      await tellsOf(scene, customer, { outcome: 'transferred-warm' });
    });
  });
}
