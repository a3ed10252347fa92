import { describe, expect, test } from 'vitest';
import { aliceAsksBob, aliceTalks, bobIsFree, HOLD_MUSIC, haveTalked, hearsOnly, QUEUE_MUSIC, tellsOf } from './calls.ts';
import { useFloor } from './floor.ts';

const floor = useFloor();
const COURIER = '+12065550177';
const TYPED = '+12065550199';

/** `slow`: answers up to 0.8 s, snapshots up to 2 s late. The call begins in `realistic`. */
const slowDown = (profile: 'realistic' | 'slow') => floor().demo.ccp.faults.setProfile(profile);

describe('a warm transfer', () => {
  test.each([
    ['a colleague', 'Bob', 'realistic'],
    ['a team', 'Support', 'realistic'],
    ['a colleague, over a bad line,', 'Bob', 'slow'],
  ] as const)('hands the customer to %s once they answered', async (_who, target, profile) => {
    const { alice, bob, customer } = await aliceAsksBob(floor(), target);
    expect(floor().hears(customer)).toEqual([HOLD_MUSIC]);
    slowDown(profile);
    await alice.press('Transfer');
    await alice.says(new RegExp(`the customer is with ${target}`));
    await bob.says(/talking with the customer/);
    await hearsOnly(floor(), customer, 'bob');
    await alice.press('Clear');
    customer.hangUp();
    await bob.press('Clear');
    await tellsOf(floor(), customer, { outcome: 'transferred-warm', answered: true });
  });

  test.each([
    ['a quick connect', 'Courier', COURIER, 'Courier'],
    ['a number that was typed', TYPED, TYPED, '+1 206 555 0199'],
  ])('hands the customer to an outside party by %s, and only after they answered', async (_how, typed, number, name) => {
    const { alice, customer } = await aliceTalks(floor());
    await alice.consult(typed);
    await alice.says(/not answered yet|Calling/);
    await alice.refuses('Transfer', /An outside number must answer/);
    await alice.pressAnyway('Transfer');
    await alice.warns(/Transfer: An outside number must answer before you can hand over/);
    (await floor().outside(number)).answer();
    await alice.says(new RegExp(`talking with ${name.replace('+', '\\+')}.*customer is on hold`));
    await alice.press('Transfer');
    await alice.says(/the customer is with/);
    await hearsOnly(floor(), customer, number);
  });
});

describe('a cold transfer', () => {
  test.each([
    ['a colleague who answers later', 'Bob', 'realistic'],
    ['a team of which somebody answers later', 'Support', 'realistic'],
    ['a colleague, over a bad line,', 'Bob', 'slow'],
  ] as const)('leaves the customer to %s', async (_who, target, profile) => {
    const { alice, customer } = await aliceTalks(floor());
    const bob = await bobIsFree(floor());
    slowDown(profile);
    await alice.consult(target);
    await alice.says(/not answered yet|queue of/);
    await alice.press('Transfer');
    await alice.says(new RegExp(`You have left. It is not confirmed yet that ${target}`));
    await hearsOnly(floor(), customer, QUEUE_MUSIC);
    await bob.press('Accept');
    await alice.says(new RegExp(`the customer is with ${target}`));
    await bob.says(/talking with the customer/);
    await hearsOnly(floor(), customer, 'bob');
    await alice.press('Clear');
    customer.hangUp();
    await bob.press('Clear');
    await tellsOf(floor(), customer, { outcome: 'transferred-cold', answered: true });
  });

  test('to a colleague who declines keeps the customer in their queue, and nobody is told that it went well', async () => {
    const { alice, customer } = await aliceTalks(floor());
    const bob = await bobIsFree(floor());
    await alice.consult('Bob');
    await alice.press('Transfer');
    await bob.press('Decline');
    await hearsOnly(floor(), customer, QUEUE_MUSIC);
    await bob.says(/You declined the call/);
    await alice.says(/not confirmed yet that Bob has the customer/);
  });
});

describe('a consult that ends with the one who asked', () => {
  test('goes back to the customer', async () => {
    const { alice, bob, customer } = await aliceAsksBob(floor());
    await alice.press('Return');
    await alice.says(/You ended the talk with Bob. You are talking with the customer/);
    await hearsOnly(floor(), customer, 'alice');
    await alice.press('Hang up');
    await alice.says(/You ended the call/);
    await alice.press('Clear');
    await bob.press('Clear');
    await tellsOf(floor(), customer, { outcome: 'returned', answered: true });
  });

  test('goes to and fro between the two, and neither hears the other', async () => {
    const { alice, bob, customer } = await aliceAsksBob(floor());
    await alice.press('Swap');
    await alice.says(/talking with the customer. Bob is on hold/);
    await bob.says(/on hold/);
    await hearsOnly(floor(), customer, 'alice');
    await alice.press('Swap');
    await alice.says(/talking with Bob. The customer is on hold/);
    await hearsOnly(floor(), customer, HOLD_MUSIC);
    expect(floor().talkMs(customer, 'bob')).toBe(0);
  });

  test('ends for everybody only after a question', async () => {
    const { alice, bob, customer } = await aliceAsksBob(floor());
    await alice.press('Hang up');
    await alice.choose('Keep talking');
    await alice.says(/talking with Bob/);
    await alice.press('Hang up');
    await alice.choose('End for all');
    await alice.says(/You ended the call/);
    await bob.says(/The call has ended/);
    expect(customer.state).toBe('ended');
  });
});

describe('a conference', () => {
  test('is all three together, until the colleague leaves', async () => {
    const { alice, bob, customer } = await aliceAsksBob(floor());
    await alice.press('Conference');
    await alice.says(/You, the customer and Bob are talking together/);
    await bob.says(/talking together/);
    await hearsOnly(floor(), customer, 'alice', 'bob');
    await haveTalked(floor(), customer, 'bob');
    await bob.press('Leave');
    await alice.says(/Bob has left. You are talking with the customer/);
    await hearsOnly(floor(), customer, 'alice');
    await bob.press('Clear');
    await alice.press('Hang up');
    await alice.press('Clear');
    await tellsOf(floor(), customer, { outcome: 'conferenced', joined: true });
  });

  test.each(['realistic', 'slow'] as const)('goes on without the one who leaves (%s)', async (profile) => {
    const { alice, bob, customer } = await aliceAsksBob(floor());
    slowDown(profile);
    await alice.press('Conference');
    await alice.says(/talking together/);
    await alice.press('Leave');
    await alice.says(/the customer is with Bob/);
    await hearsOnly(floor(), customer, 'bob');
    await bob.says(/talking with the customer/);
    await haveTalked(floor(), customer, 'bob');
    await alice.press('Clear');
    customer.hangUp();
    await bob.press('Clear');
    await tellsOf(floor(), customer, { outcome: 'transferred-warm' });
  });

  test('is refused while the other side rings, and says why', async () => {
    const { alice } = await aliceTalks(floor());
    await bobIsFree(floor());
    await alice.consult('Bob');
    await alice.refuses('Conference', /They have not answered yet/);
    await alice.pressAnyway('Conference');
    await alice.warns(/Conference: They have not answered yet/);
  });
});
