import { afterAll, describe, expect, test } from 'vitest';
import { aliceAsksBob, aliceTalks, bobIsFree } from './calls.ts';
import type { Desk } from './desk.ts';
import { useFloor } from './floor.ts';
import { lookAt } from './look.ts';

const COURIER = '+12065550177';
const CUSTOMER = '+1 206 555 0142';
const floor = useFloor({ connect: { timings: { dialTimeoutMs: 1_500, dialRefusedMs: 300 } } });

/** The places of the seventeen commands at 1280 px, by name, over all states. */
const places = new Map<string, Set<string>>();

/** Nothing is wrong with the page in this state, and every command is where it always is and says why it is off. */
async function isFine(desk: Desk, state: string): Promise<void> {
  expect(await lookAt(desk.page, state)).toEqual([]);
}

async function keepsItsPlaces(desk: Desk): Promise<void> {
  const buttons = await desk.page.getByRole('toolbar').getByRole('button').all();
  expect(buttons.length).toBe(17);
  for (const button of buttons) {
    const [name, box, off, why] = await Promise.all([
      button.getAttribute('aria-label'),
      button.boundingBox(),
      button.getAttribute('aria-disabled'),
      button.getAttribute('title'),
    ]);
    if (off === 'true') expect(why, `why ${name} is off`).toMatch(/\w.*\.$/);
    places.set(name ?? '', (places.get(name ?? '') ?? new Set()).add(`${Math.round(box?.x ?? -1)},${Math.round(box?.y ?? -1)}`));
  }
}

afterAll(() => expect([...places].filter(([, at]) => at.size > 1).map(([name, at]) => [name, ...at])).toEqual([]));

/** Everything that holds in every state of a call. */
const holdsIn = async (desk: Desk, state: string): Promise<void> => {
  await keepsItsPlaces(desk);
  await isFine(desk, state);
};

describe('in every state the page is accessible, fits a side bar, and every command is in its place', () => {
  test('from the first ring to the end of a call with nobody else', async () => {
    const alice = await floor().desk('alice');
    await holdsIn(alice, 'offline');
    await alice.become('Available');
    await alice.says(/Ready/);
    await holdsIn(alice, 'ready');
    floor().customerCalls();
    await alice.offers('Accept');
    await holdsIn(alice, 'ringing');
    await alice.press('Accept');
    await alice.offers('Hold');
    await holdsIn(alice, 'talking');
    await alice.press('Hold');
    await alice.says(/on hold/);
    await holdsIn(alice, 'held');
    await alice.press('Resume');
    await alice.press('Hang up');
    await alice.says(/You ended the call/);
    await holdsIn(alice, 'wrap-up');
  });

  test('from the picker to a private talk, swapped, all held, and together', async () => {
    const { alice } = await aliceTalks(floor());
    const bob = await bobIsFree(floor());
    await alice.press('Consult');
    await alice.page.getByRole('option').first().waitFor();
    await isFine(alice, 'picker');
    await alice.page.keyboard.press('Escape');
    await alice.consult('Bob');
    await alice.says(/Reaching Bob/);
    await holdsIn(alice, 'reaching');
    await bob.says(/asks you in/);
    await holdsIn(bob, 'asked in');
    await bob.press('Accept');
    await alice.says(/talking with Bob/);
    await holdsIn(alice, 'private');
    await holdsIn(bob, 'private of the colleague');
    await alice.press('Swap');
    await alice.says(/Bob is on hold/);
    await holdsIn(alice, 'swapped');
    await alice.pressInRow(CUSTOMER, 'Hold');
    await alice.says(/Everybody is on hold/);
    await holdsIn(alice, 'all held');
    await alice.press('Conference');
    await alice.says(/talking together/);
    await holdsIn(alice, 'conference');
    await alice.press('Hang up');
    await isFine(alice, 'hang up asks');
  });

  test('when somebody is gone, or is being left', async () => {
    const { alice, customer } = await aliceTalks(floor());
    floor().demo.stack.connect.phones.setBehaviour(COURIER, { does: 'busy' });
    await alice.consult('Courier');
    await alice.says(/The customer is still on hold/);
    await holdsIn(alice, 'target gone');
    await alice.press('Return');
    await alice.says(/talking with the customer/);
    await floor().cast.bob.available();
    await alice.consult('Bob');
    await floor().cast.bob.accept();
    await alice.says(/talking with Bob/);
    floor().demo.ccp.faults.add({ login: 'alice', method: 'destroyConnection', drop: 'request', times: 1 });
    await alice.press('Transfer');
    await alice.says(/Handing over to Bob/);
    await holdsIn(alice, 'handing over');
    await alice.warns(/Transfer: no answer from the phone/);
    await holdsIn(alice, 'no answer');
    customer.hangUp();
    await alice.says(/The customer hung up/);
    await holdsIn(alice, 'customer gone');
    floor().demo.ccp.faults.disconnect('alice');
    await alice.notices(/The phone has not answered/);
    await isFine(alice, 'lost link');
  });

  test('with six parties, one held and one muted, and after a hand-over', async () => {
    const { alice } = await aliceAsksBob(floor());
    const { cast } = floor();
    await alice.press('Conference');
    await alice.says(/talking together/);
    for (const [name, colleague] of [
      ['Carol', cast.carol],
      ['Dave', cast.dave],
    ] as const) {
      await colleague.available();
      await cast.alice.consult(name);
      await colleague.accept();
      await cast.alice.conference();
    }
    await alice.says(/Bob, Carol, Dave are talking together/);
    await alice.pressInRow('Dave', 'Mute');
    await alice.pressInRow('Carol', 'Hold');
    await alice.offers('Leave');
    await holdsIn(alice, 'five parties');
    await alice.press('Leave');
    await alice.says(/the customer is with/);
    await holdsIn(alice, 'handed over');
  });
});
