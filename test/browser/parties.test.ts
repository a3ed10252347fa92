import { expect as expectOf } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import { aliceAsksBob, aliceTalks, HOLD_MUSIC, hearsOnly } from './calls.ts';
import type { Desk } from './desk.ts';
import { useFloor } from './floor.ts';

const floor = useFloor();
const COURIER = '+12065550177';
const CUSTOMER = '+1 206 555 0142';

/** Alice, the customer and Bob talk together. */
async function aConference() {
  const opening = await aliceAsksBob(floor());
  await opening.alice.press('Conference');
  await opening.alice.says(/talking together/);
  await opening.bob.says(/talking together/);
  return opening;
}

describe('each party of a conference can be held, muted and dropped', () => {
  test('holding the customer: they hear music, the agents go on', async () => {
    const { alice, customer } = await aConference();
    await alice.pressInRow(CUSTOMER, 'Hold');
    await hearsOnly(floor(), customer, HOLD_MUSIC);
    await alice.says(/talking with Bob. The customer is on hold/);
    await alice.press('Conference');
    await hearsOnly(floor(), customer, 'alice', 'bob');
  });

  test('holding the colleague: their desk says so, and they can come back by themselves', async () => {
    const { alice, bob, customer } = await aConference();
    await alice.pressInRow('Bob', 'Hold');
    await alice.says(/talking with the customer. Bob is on hold/);
    await bob.says(/Another agent has put you on hold/);
    await hearsOnly(floor(), customer, 'alice');
    await bob.pressInRow('You', 'Resume');
    await bob.says(/talking together/);
    await hearsOnly(floor(), customer, 'alice', 'bob');
  });

  test('muting: the customer is not heard, the colleague unmutes themselves', async () => {
    const { alice, bob, customer } = await aConference();
    await alice.pressInRow('Bob', 'Mute');
    await expectOf(alice.row('Bob')).toContainText('muted');
    await expectOf(alice.rowButton('Bob', 'Unmute')).toHaveAttribute('title', /Only they can do this/);
    await hearsOnly(floor(), customer, 'alice');
    await bob.press('Unmute');
    await hearsOnly(floor(), customer, 'alice', 'bob');
    await alice.pressInRow(CUSTOMER, 'Mute');
    await expectOf(bob.row(CUSTOMER)).toContainText('muted');
    await bob.pressInRow(CUSTOMER, 'Unmute');
    await expectOf(alice.row(CUSTOMER)).not.toContainText('muted');
    await alice.press('Mute');
    await hearsOnly(floor(), customer, 'bob');
    await alice.press('Unmute');
    await hearsOnly(floor(), customer, 'alice', 'bob');
  });

  test('dropping the colleague: the customer stays with the one who asked', async () => {
    const { alice, bob, customer } = await aConference();
    await alice.pressInRow('Bob', 'Drop');
    await alice.says(/You ended the talk with Bob. You are talking with the customer/);
    await bob.says(/The call has ended/);
    await hearsOnly(floor(), customer, 'alice');
  });

  test('dropping the customer: only after a question', async () => {
    const { alice, customer } = await aConference();
    await alice.pressInRow(CUSTOMER, 'Drop');
    await alice.choose('Keep the customer');
    expect(customer.state).toBe('connected');
    await alice.pressInRow(CUSTOMER, 'Drop');
    await alice.choose('End their line');
    await alice.says(/Bob is still on the call/);
    expect(customer.state).toBe('ended');
  });
});

describe('many parties', () => {
  /** Everybody joins; the scripted people act for Alice too, as she would from another tab. */
  async function sixTalk(): Promise<{ readonly alice: Desk; readonly customer: ReturnType<ReturnType<typeof floor>['customerCalls']> }> {
    const { alice, customer } = await aliceTalks(floor());
    const { cast } = floor();
    for (const [name, colleague] of [
      ['Bob', cast.bob],
      ['Carol', cast.carol],
      ['Dave', cast.dave],
    ] as const) {
      await colleague.available();
      await cast.alice.consult(name);
      await colleague.accept();
      await cast.alice.conference();
    }
    await alice.says(/You, the customer and Bob, Carol, Dave are talking together/);
    await alice.consult('Courier');
    (await floor().outside(COURIER)).answer();
    await alice.says(/talking with|on hold/);
    await alice.press('Conference');
    await alice.says(/You, the customer and Bob, Carol, Dave, Courier are talking together/);
    return { alice, customer };
  }

  test('a seventh is refused, and the page says why', async () => {
    const { alice, customer } = await sixTalk();
    await hearsOnly(floor(), customer, 'alice', 'bob', 'carol', 'dave', COURIER);
    await alice.refuses('Consult', /No more parties fit into this call/);
    await alice.pressAnyway('Consult');
    await alice.warns(/Consult: No more parties fit into this call/);
    await alice.pressInRow('Carol', 'Swap');
    await hearsOnly(floor(), customer, HOLD_MUSIC);
    await expectOf(alice.row('Carol')).toContainText('talking');
    await expectOf(alice.row('Dave')).toContainText('on hold');
    await alice.press('Leave');
    await hearsOnly(floor(), customer, 'bob', 'carol', 'dave', COURIER);
    await alice.says(/the customer is with/);
  });

  test('when the phone itself finds the call full, the page says so and offers to try again', async () => {
    const { alice, customer } = await aliceTalks(floor());
    const error = { type: 'QuotaExceededException', message: 'Maximum number of participants reached.' };
    floor().demo.ccp.faults.add({ login: 'alice', method: 'createAdditionalConnection', error, times: 1 });
    await alice.consult('Courier');
    await alice.warns(/Consult did not work. No more parties fit into this call/);
    expect(floor().hears(customer)).toEqual(['alice']);
    await alice.page.getByRole('button', { name: 'Retry' }).click();
    await alice.says(/Courier/);
  });

  test('a consulted colleague asks on, and the one who asked first sees everybody', async () => {
    const { alice, bob, customer } = await aConference();
    const { carol } = floor().cast;
    await carol.available();
    await bob.consult('Carol');
    await carol.accept();
    await bob.says(/talking with Carol/);
    await alice.says(/hold/);
    await bob.press('Conference');
    await alice.says(/talking together/);
    await hearsOnly(floor(), customer, 'alice', 'bob', 'carol');
    await alice.press('Leave');
    await hearsOnly(floor(), customer, 'bob', 'carol');
  });
});

describe('a supervisor', () => {
  test('who listens is no party: nothing changes for the agent, and nobody is left to her', async () => {
    const { alice, customer } = await aliceTalks(floor());
    const { cast } = floor();
    const sabine = await floor().openDesk('sabine');
    await cast.instance.monitor(cast.sabine.arn, customer.rootContactId ?? '');
    await sabine.says(/You are listening in on a call/);
    await alice.refuses('Leave', /Nobody would stay with the customer/);
    await cast.bob.available();
    await alice.consult('Bob');
    await cast.bob.accept();
    await alice.says(/talking with Bob. The customer is on hold/);
    await alice.press('Conference');
    await alice.says(/You, the customer and Bob are talking together/);
    await bargeIn();
    await expectOf(alice.page.getByText('A supervisor is on the line.')).toBeVisible();
    await alice.says(/You, the customer and Bob are talking together/);
    await cast.bob.leave();
    await alice.says(/Bob has left. You are talking with the customer/);
    await alice.refuses('Leave', /Nobody would stay with the customer/);
    await sabine.press('Hang up');
    await sabine.says(/You ended the call/);
    await hearsOnly(floor(), customer, 'alice');
  });

  async function bargeIn() {
    const port = floor().demo.stack.connect.agentPort('sabine');
    const contactId = port.snapshot().contacts[0]?.contactId ?? '';
    await port.request('updateMonitorParticipantState', { contactId, targetMonitorMode: 'BARGE' });
  }
});

describe('two tabs of one agent', () => {
  test('what is done in one is seen in the other, and either can go on', async () => {
    const alice = await floor().openDesk('alice');
    const second = await alice.secondTab();
    await alice.become('Available');
    await second.says(/Ready/);
    const customer = floor().customerCalls();
    await second.press('Accept');
    await alice.says(/talking with the customer/);
    await floor().cast.bob.available();
    await second.consult('Bob');
    await alice.says(/Reaching Bob: not answered yet/);
    await floor().cast.bob.accept();
    await second.says(/talking with Bob. The customer is on hold/);
    await alice.says(/talking with Bob. The customer is on hold/);
    await alice.offers('Return');
    await second.press('Conference');
    await alice.says(/talking together/);
    await alice.press('Leave');
    await second.says(/The call has ended/);
    await alice.says(/the customer is with Bob/);
    await hearsOnly(floor(), customer, 'bob');
    await alice.press('Clear');
    await second.says(/Ready/);
  });
});
