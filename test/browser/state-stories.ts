import { afterAll, describe, expect } from 'vitest';
import { confers, isFree, joinByScript, shown, talks } from './calls.ts';
import type { Desk } from './desk.ts';
import type { Floor } from './floor.ts';
import { lookAt } from './look.ts';

/** The places of the seventeen commands at 1280 px, by name, each with the states in which they were there. */
const places = new Map<string, Map<string, string[]>>();

/** Nothing is wrong with the page in this state, and every command is where it always is and says why it is off. */
async function isFine(desk: Desk, state: string): Promise<void> {
  expect(await lookAt(desk.page, state)).toEqual([]);
}

interface Command {
  readonly name: string;
  readonly at: string;
  readonly isOff: boolean;
  readonly why: string;
}

const COMMANDS = `[...document.querySelectorAll('[role=toolbar] button')].map((button) => {
  const { x, y } = button.getBoundingClientRect();
  const isOff = button.getAttribute('aria-disabled') === 'true';
  return { name: button.getAttribute('aria-label'), at: Math.round(x) + ',' + Math.round(y), isOff, why: button.title };
})`;

async function keepsItsPlaces(desk: Desk, state: string): Promise<void> {
  const commands = await desk.page.evaluate<readonly Command[]>(COMMANDS);
  expect(commands.length).toBe(17);
  for (const { name, at, isOff, why } of commands) {
    if (isOff) expect(why, `why ${name} is off`).toMatch(/\w.*\.$/);
    const seen = places.get(name) ?? new Map<string, string[]>();
    places.set(name, seen.set(at, [...(seen.get(at) ?? []), state]));
  }
}

/** Everything that holds in every state of a call. */
const holdsIn = async (desk: Desk, state: string): Promise<void> => {
  await keepsItsPlaces(desk, state);
  await isFine(desk, state);
};

/** Every state of a call, looked at: accessible, narrow, and every command in its place. */
export function stateStories({ story, storyOfAll }: Floor): void {
  describe.concurrent('in every state the page is accessible, fits a side bar, and every command is in its place', () => {
    afterAll(() => expect([...places].filter(([, at]) => at.size > 1).map(([name, at]) => [name, Object.fromEntries(at)])).toEqual([]));

    story('when somebody is gone, or is being left', async (scene) => {
      const { asker, byScript, lane } = scene;
      const { name } = lane.colleague;
      const customer = await talks(scene);
      scene.outsideWill({ does: 'busy' });
      await asker.consult(lane.outside);
      await asker.says(/The customer is still on hold/);
      await holdsIn(asker, 'target gone');
      await asker.press('Return');
      await asker.says(/talking with the customer/);
      await byScript.colleague.available();
      await asker.consult(name);
      await byScript.colleague.accept();
      await asker.says(new RegExp(`talking with ${name}`));
      scene.fault({ method: 'destroyConnection', drop: 'request', times: 1 });
      await asker.press('Transfer');
      await asker.says(new RegExp(`Handing over to ${name}`));
      await holdsIn(asker, 'handing over');
      await asker.warns(/Transfer: no answer from the phone/);
      await holdsIn(asker, 'no answer');
      customer.hangUp();
      await asker.says(/The customer hung up/);
      await holdsIn(asker, 'customer gone');
      scene.loseLine();
      await asker.notices(/The phone has not answered/);
      await isFine(asker, 'lost link');
    });

    story('from the picker to a private talk, swapped, all held, and together', async (scene) => {
      const { asker, colleague, lane } = scene;
      const { name } = lane.colleague;
      await talks(scene);
      await isFree(scene);
      await asker.press('Consult');
      await asker.page.getByRole('option').first().waitFor();
      await isFine(asker, 'picker');
      await asker.page.keyboard.press('Escape');
      await asker.consult(name);
      await asker.says(new RegExp(`Reaching ${name}`));
      await holdsIn(asker, 'reaching');
      await colleague.says(/asks you in/);
      await holdsIn(colleague, 'asked in');
      await colleague.press('Accept');
      await asker.says(new RegExp(`talking with ${name}`));
      await holdsIn(asker, 'private');
      await holdsIn(colleague, 'private of the colleague');
      await asker.press('Swap');
      await asker.says(new RegExp(`${name} is on hold`));
      await holdsIn(asker, 'swapped');
      await asker.pressInRow(shown(lane.customer), 'Hold');
      await asker.says(/Everybody is on hold/);
      await holdsIn(asker, 'all held');
      await asker.press('Conference');
      await asker.says(/talking together/);
      await holdsIn(asker, 'conference');
      await asker.press('Hang up');
      await isFine(asker, 'hang up asks');
    });

    story('from the first ring to the end of a call with nobody else', async ({ asker, customerCalls }) => {
      await holdsIn(asker, 'offline');
      await asker.become('Available');
      await asker.says(/Ready/);
      await holdsIn(asker, 'ready');
      customerCalls();
      await asker.offers('Accept');
      await holdsIn(asker, 'ringing');
      await asker.press('Accept');
      await asker.offers('Hold');
      await holdsIn(asker, 'talking');
      await asker.press('Hold');
      await asker.says(/on hold/);
      await holdsIn(asker, 'held');
      await asker.press('Resume');
      await asker.press('Hang up');
      await asker.says(/You ended the call/);
      await holdsIn(asker, 'wrap-up');
    });

    storyOfAll('with six parties, one held and one muted, and after a hand-over', async (scene) => {
      const { asker } = scene;
      await confers(scene);
      await joinByScript(scene, ['carol', 'dave']);
      await asker.says(/Bob, Carol and Dave are talking together/);
      await asker.pressInRow('Dave', 'Mute');
      await asker.pressInRow('Carol', 'Hold');
      await asker.offers('Leave');
      await holdsIn(asker, 'five parties');
      await asker.press('Leave');
      await asker.says(/the customer is with/);
      await holdsIn(asker, 'handed over');
    });
  });
}
