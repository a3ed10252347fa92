import { expect as expectOf } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import { aliceAsksBob, aliceTalks, bobIsFree, HOLD_MUSIC, hearsOnly, QUEUE_MUSIC } from './calls.ts';
import { useFloor } from './floor.ts';

const COURIER = '+12065550177';

describe('an instance of three-party calls', () => {
  const floor = useFloor({ connect: { parties: 3 } });

  test('a conference: only the agent who leads may hold and end, a fourth is refused, and the one who leads may leave', async () => {
    const { alice, bob, customer } = await aliceAsksBob(floor());
    await alice.press('Conference');
    await alice.says(/You, the customer and Bob are talking together/);
    await hearsOnly(floor(), customer, 'alice', 'bob');
    await alice.refuses('Consult', /No more parties fit into this call/);
    await alice.pressAnyway('Consult');
    await alice.warns(/Consult: No more parties fit into this call/);
    await expectOf(alice.rowButton('Bob', 'Mute')).toHaveAttribute('title', /Only they can do this/);
    await bob.says(/connected to the call a colleague asked you into/);
    await alice.pressInRow('Bob', 'Hold');
    await hearsOnly(floor(), customer, 'alice');
    await alice.press('Conference');
    await hearsOnly(floor(), customer, 'alice', 'bob');
    await alice.press('Leave');
    await alice.says(/the customer is with Bob/);
    await hearsOnly(floor(), customer, 'bob');
    await bob.press('Hang up');
    await bob.says(/You ended the call/);
    expect(customer.state).toBe('ended');
  });

  test.each(['Bob', 'Support'])('a warm transfer to %s', async (target) => {
    const { alice, bob, customer } = await aliceAsksBob(floor(), target);
    await alice.press('Transfer');
    await alice.says(new RegExp(`the customer is with ${target}`));
    await hearsOnly(floor(), customer, 'bob');
    await bob.says(/connected to the call/);
  });

  test('a cold transfer', async () => {
    const { alice, customer } = await aliceTalks(floor());
    const bob = await bobIsFree(floor());
    await alice.consult('Bob');
    await alice.press('Transfer');
    await hearsOnly(floor(), customer, QUEUE_MUSIC);
    await bob.press('Accept');
    await alice.says(/the customer is with Bob/);
    await hearsOnly(floor(), customer, 'bob');
  });

  test('an outside number', async () => {
    const { alice, customer } = await aliceTalks(floor());
    await alice.consult('Courier');
    await alice.refuses('Transfer', /An outside number must answer/);
    (await floor().outside(COURIER)).answer();
    await alice.says(/talking with Courier/);
    await alice.press('Swap');
    await hearsOnly(floor(), customer, 'alice');
    await alice.press('Swap');
    await hearsOnly(floor(), customer, HOLD_MUSIC);
    await alice.press('Transfer');
    await alice.says(/the customer is with Courier/);
    await hearsOnly(floor(), customer, COURIER);
  });

  test('the customer hangs up in private: the two talk on', async () => {
    const { alice, customer } = await aliceAsksBob(floor());
    customer.hangUp();
    await alice.says(/The customer hung up. Bob is still on the call/);
  });
});
