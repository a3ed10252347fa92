import { expect as expectOf } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import { aliceAsksBob, aliceTalks, bobIsFree, HOLD_MUSIC, hearsOnly, tellsOf } from './calls.ts';
import { useFloor } from './floor.ts';

const RINGS_MS = 8_000;
const COURIER = '+12065550177';
const floor = useFloor({ connect: { timings: { ringMs: RINGS_MS, dialTimeoutMs: 1_500, dialRefusedMs: 300 } } });

describe('nobody comes', () => {
  test('a colleague declines: the customer still waits, and is taken back', async () => {
    const { alice, customer } = await aliceTalks(floor());
    const bob = await bobIsFree(floor());
    await alice.consult('Bob');
    await bob.press('Decline');
    await alice.says(/Bob (did not answer|declined). The customer is still on hold/);
    await bob.says(/You declined the call/);
    expect(floor().hears(customer)).toEqual([HOLD_MUSIC]);
    await alice.press('Return');
    await alice.says(/talking with the customer/);
    await hearsOnly(floor(), customer, 'alice');
  });

  test('a colleague does not answer: the customer still waits, and somebody else can be asked', async () => {
    const { alice, customer } = await aliceTalks(floor());
    const bob = await bobIsFree(floor());
    await alice.consult('Bob');
    await alice.says(/Bob did not answer. The customer is still on hold/);
    await bob.says(/The call was not accepted/);
    expect(floor().hears(customer)).toEqual([HOLD_MUSIC]);
    await alice.consult('Courier');
    await alice.says(/Courier/);
    (await floor().outside(COURIER)).answer();
    await alice.says(/talking with Courier/);
  });

  test.each([
    ['is busy', { does: 'busy' }],
    ['does not exist', { does: 'invalid' }],
    ['is not answered', { does: 'ring' }],
  ] as const)('an outside number %s: the customer still waits', async (_how, behaviour) => {
    const { alice, customer } = await aliceTalks(floor());
    floor().demo.stack.connect.phones.setBehaviour(COURIER, behaviour);
    await alice.consult('Courier');
    await alice.says(/Courier (did not answer|could not be reached). The customer is still on hold/);
    expect(floor().hears(customer)).toEqual([HOLD_MUSIC]);
    await alice.press('Return');
    await alice.says(/talking with the customer/);
  });

  test('the asker stops calling: the customer still waits, and the colleague is free again', async () => {
    const { alice, customer } = await aliceTalks(floor());
    const bob = await bobIsFree(floor());
    await alice.consult('Bob');
    await bob.says(/A colleague asks you into a call/);
    await alice.press('Cancel');
    await alice.says(/You stopped calling Bob. The customer is still on hold/);
    await bob.says(/Ready/);
    expect(floor().hears(customer)).toEqual([HOLD_MUSIC]);
    await alice.press('Return');
    await hearsOnly(floor(), customer, 'alice');
    await alice.press('Hang up');
    await alice.press('Clear');
    await tellsOf(floor(), customer, { answered: false });
  });
});

describe('the customer hangs up', () => {
  test('while a colleague is asked in private: the two are told, and talk on', async () => {
    const { alice, bob, customer } = await aliceAsksBob(floor());
    customer.hangUp();
    await alice.says(/The customer hung up. Bob is still on the call/);
    await bob.says(/The customer hung up/);
    await alice.refuses('Conference', /The customer has hung up/);
    await alice.refuses('Transfer', /The customer has hung up/);
    await alice.press('Hang up');
    await alice.says(/You ended the call/);
    await alice.press('Clear');
    await bob.press('Clear');
    await tellsOf(floor(), customer, { outcome: 'customer-left' });
  });

  test('while a colleague is still called: the one who asked is told, and stops the ringing', async () => {
    const { alice, customer } = await aliceTalks(floor());
    const bob = await bobIsFree(floor());
    await alice.consult('Bob');
    await bob.says(/A colleague asks you into a call/);
    customer.hangUp();
    await alice.says(/The customer hung up/);
    await alice.press('Hang up');
    await alice.says(/You ended the call/);
    await bob.says(/Ready|not accepted/);
  });

  test('in a conference: those who stay are told', async () => {
    const { alice, bob, customer } = await aliceAsksBob(floor());
    await alice.press('Conference');
    await alice.says(/talking together/);
    customer.hangUp();
    await alice.says(/The customer hung up. Bob is still on the call/);
    await bob.says(/The customer hung up/);
  });
});

describe('the page is loaded anew', () => {
  test('while a colleague talks in private: everything is as it was, and goes on', async () => {
    const { alice, bob, customer } = await aliceAsksBob(floor());
    await alice.reload();
    await alice.says(/talking with Bob. The customer is on hold/);
    await alice.press('Conference');
    await alice.says(/talking together/);
    await hearsOnly(floor(), customer, 'alice', 'bob');
    await bob.reload();
    await bob.says(/talking together/);
    await bob.press('Leave');
    await alice.says(/Bob has left/);
  });

  test('while a colleague is still called: their answer is seen all the same', async () => {
    const { alice, customer } = await aliceTalks(floor());
    const bob = await bobIsFree(floor());
    await alice.consult('Bob');
    await bob.says(/A colleague asks you into a call/);
    await alice.reload();
    await alice.says(/Reaching Bob/);
    await bob.press('Accept');
    await alice.says(/talking with Bob. The customer is on hold/);
    await alice.press('Return');
    await hearsOnly(floor(), customer, 'alice');
  });
});

describe('something is lost', () => {
  test('a request: after ten seconds the page says so and offers to try again', async () => {
    const { alice, customer } = await aliceTalks(floor());
    floor().demo.ccp.faults.add({ login: 'alice', method: 'holdConnection', drop: 'request', times: 1 });
    await alice.press('Hold');
    await expectOf(alice.button('Hold')).toHaveAttribute('aria-busy', 'true');
    await alice.refuses('Consult', /phone has not confirmed the last command/);
    await alice.warns(/Hold: no answer from the phone. Nothing was changed that we can see/);
    expect(floor().hears(customer)).toEqual(['alice']);
    await alice.page.getByRole('button', { name: 'Retry' }).click();
    await alice.says(/The customer is on hold/);
    await alice.warns(/^$/);
  });

  test.each(['createAdditionalConnection', 'conferenceConnections', 'destroyConnection'])(
    'the answer to %s: what the phone shows counts',
    async (method) => {
      floor().demo.ccp.faults.add({ login: 'alice', method, drop: 'response', times: 1 });
      const { alice, customer } = await aliceAsksBob(floor());
      await alice.press('Conference');
      await alice.says(/talking together/);
      await alice.press('Leave');
      await alice.says(/the customer is with Bob/);
      await hearsOnly(floor(), customer, 'bob');
    },
  );

  test('the line to Connect: the page says so at once, and shows what is so when it is back', async () => {
    const { alice, bob, customer } = await aliceAsksBob(floor());
    floor().demo.ccp.faults.disconnect('alice');
    await alice.notices(/The phone has not answered for/);
    await alice.refuses('Transfer', /phone cannot be reached/);
    await bob.press('Leave');
    await bob.press('Clear');
    floor().demo.ccp.faults.reconnect('alice');
    await alice.says(/Bob has left. The customer is still on hold/);
    await expectOf(alice.page.locator('.notice')).toHaveCount(0);
    await alice.press('Return');
    await hearsOnly(floor(), customer, 'alice');
  });

  test('the records: after ten seconds the agent may say that they answered', async () => {
    const { alice, customer } = await aliceTalks(floor());
    await alice.page.route('**/api/**', (route) => route.abort());
    const bob = await bobIsFree(floor());
    await alice.consult('Bob');
    await bob.press('Accept');
    await alice.notices(/cannot be checked who answers/);
    await alice.offers('They answered');
    await alice.press('They answered');
    await alice.says(/talking with Bob. The customer is on hold/);
    await alice.page.unroute('**/api/**');
    await expectOf(alice.page.locator('.notice')).toHaveCount(0, { timeout: 20_000 });
    await alice.press('Transfer');
    await alice.says(/the customer is with Bob/);
    await hearsOnly(floor(), customer, 'bob');
  });
});
