import { describe, expect, test } from 'vitest';
import { headlineOf } from '../../../softphone/view/headline.ts';
import { pageTitle } from '../../../softphone/view/page-title.ts';
import { aDesk, aPrivateConsult } from '../support/desk.ts';
import { leg } from '../support/legs.ts';
import { bob, call, customer, line, outside, self } from '../support/seen.ts';
import { SCENES } from './scenes.ts';

/** A scene, looked at after its time. */
function look(name: string) {
  const scene = SCENES[name]?.();
  if (!scene) throw new Error(`no scene ${name}`);
  scene.desk.clock.pass(scene.after ?? 0);
  const [state, now] = [scene.desk.state(), scene.desk.clock.now()];
  return { headline: headlineOf(state, now), title: pageTitle(state, now) };
}

const SENTENCES: readonly (readonly [string, string])[] = [
  ['ready', 'Ready. The next call rings here.'],
  ['not-ready', 'You are Offline: no calls come in. Choose Available in the phone.'],
  ['ringing', '+1 206 555 0142 is calling.'],
  ['note-while-it-rings', 'Bea Long asks you into a call.'],
  ['back-from-a-colleague', '+1 206 555 0142 is back with you: Bob did not answer.'],
  ['back-to-the-team', '+1 206 555 0142 comes to your team: Bob did not answer, and nobody took the call back.'],
  ['talking-to-one-who-is-back', 'You are talking with the customer, who is back: Bob did not answer.'],
  ['calling', 'Calling +1 206 555 0142.'],
  ['talking', 'You are talking with the customer.'],
  ['talking-after-consult', 'Bob has left. You are talking with the customer.'],
  ['held', 'The customer is on hold.'],
  ['dialling', 'Calling Bob. The customer is on hold.'],
  ['ringing-at', 'Reaching Bob: not answered yet. The customer is on hold.'],
  ['queued', 'In the queue of Billing, number 2 in line. The customer is on hold.'],
  ['no-answer', 'Bob has not answered. Return takes you back to the customer.'],
  ['busy', 'Supplier is busy. The customer is still on hold.'],
  ['private', 'You are talking with Bob. The customer is on hold.'],
  ['swapped', 'You are talking with the customer. Bob is on hold.'],
  ['conference', 'You, the customer and Bob are talking together.'],
  ['all-held', 'Everybody is on hold. Nobody hears you.'],
  ['customer-gone', 'The customer hung up. Bob is still on the call.'],
  ['not-answered', 'Bob did not answer. The customer is still on hold.'],
  ['handing-over', 'Handing over to Bob.'],
  ['handed-over-unconfirmed', 'You have left. It is not confirmed yet that Bob has the customer. Clear when you are done.'],
  ['handed-over', 'Handed over: the customer is with Bob. Clear when you are done.'],
  ['missed', 'The call was not accepted. Clear when you are done.'],
  ['asked-in', 'You are talking with your colleague. The customer is on hold.'],
  ['put-on-hold', 'Another agent has put you on hold. You do not hear the others.'],
  ['supervised', 'You are talking with the customer.'],
  ['phone-sign-in', 'The phone is not open.'],
];

describe('the sentence above all', () => {
  test.each(SENTENCES)('%s: %s', (name, sentence) => {
    expect(look(name).headline).toBe(sentence);
  });
});

describe('the sentence above all, with two who were asked in', () => {
  test.each([
    ['private', [customer('hold'), bob('hold'), outside('connected')], 'You are talking with Supplier. The customer and Bob are on hold.'],
    ['private', [customer('hold'), bob('connected'), outside('hold')], 'You are talking with Bob. The customer and Supplier are on hold.'],
    [
      'private',
      [customer('hold'), bob('connected'), outside('connected')],
      'You are talking with Bob and Supplier. The customer is on hold.',
    ],
    ['swapped', [customer(), bob('hold'), outside('hold')], 'You are talking with the customer. Bob and Supplier are on hold.'],
    ['conference', [customer(), bob('connected'), outside('hold')], 'You, the customer and Bob are talking together. Supplier is on hold.'],
    ['conference', [customer(), bob('connected'), outside('connected')], 'You, the customer, Bob and Supplier are talking together.'],
    [
      'customer-gone',
      [customer('disconnected'), bob('connected'), outside('hold')],
      'The customer hung up. Bob and Supplier are still on the call.',
    ],
  ] as const)('%s: it names who is heard and who waits', (phase, others, sentence) => {
    const desk = aPrivateConsult();
    desk.showsLines([self(), ...others]);
    expect(desk.phase()).toBe(phase);
    expect(headlineOf(desk.state(), desk.clock.now())).toBe(sentence);
  });

  test('those who stay with the customer are all named', () => {
    const desk = aPrivateConsult();
    desk.showsLines([self(), customer('hold'), bob('connected'), outside('connected')]);
    desk.press('Transfer');
    desk.showsLines([self(), customer('hold'), bob('connected'), outside('connected')]);
    expect(headlineOf(desk.state(), desk.clock.now())).toBe('Handing over to Bob and Supplier.');
    desk.shows(call([self({ state: 'disconnected' }), customer(), bob('connected'), outside('connected')], { phase: 'ended' }));
    expect(headlineOf(desk.state(), desk.clock.now())).toBe(
      'You have left. It is not confirmed yet that Bob and Supplier have the customer. Clear when you are done.',
    );
    const legs = [
      leg('c1', { startedAt: 0, parentContactId: null, connectedAt: 10, leftAt: 9_000 }),
      leg('c2', { startedAt: 50, connectedAt: 4_000 }),
    ];
    desk.tell({ type: 'legs', news: { contactId: 'c1', legs, consults: [] } });
    expect(headlineOf(desk.state(), desk.clock.now())).toBe('Handed over: the customer is with Bob and Supplier. Clear when you are done.');
  });

  test('whoever was asked in talks with their colleague while somebody outside waits', () => {
    const desk = aDesk();
    const asker = line('third', 'connected', { connectionId: 'asker' });
    desk.shows(call([self(), customer('hold'), asker, outside('hold')], { askedIn: true }));
    expect(headlineOf(desk.state(), desk.clock.now())).toBe('You are talking with your colleague. The customer and Supplier are on hold.');
  });
});

describe('the page’s title', () => {
  test.each([
    ['ready', 'Consult Call'],
    ['ringing', 'A call rings · Consult Call'],
    ['talking', 'Consult Call'],
    ['held', 'Customer on hold 0:42 · Consult Call'],
    ['private', 'Customer on hold 0:41 · Consult Call'],
    ['handed-over', 'Call ended · Consult Call'],
  ])('%s: %s', (name, title) => {
    expect(look(name).title).toBe(title);
  });
});
