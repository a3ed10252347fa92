import type { GoneWhy } from '../../call/fate.ts';
import { inLine } from './in-line.ts';

type Names = readonly string[];

const LIST = new Intl.ListFormat('en-GB');
/** `A`, `A and B`, `A, B and C`. */
const listed = (names: Names): string => LIST.format(names);
/** Where there is room for one. */
const inShort = ([first = '', ...more]: Names): string => (more.length === 0 ? first : `${first} and ${more.length} more`);
const are = (names: Names): string => (names.length === 1 ? 'is' : 'are');
const onHold = (names: Names): string => `${listed(names)} ${are(names)} on hold.`;

/** The state of a call: its one sentence, and the words beside each party. */
export const callTexts = {
  // The state of the call, one sentence each. The sentence is what the live region speaks.
  headline: {
    opening: 'Opening the phone.',
    notOpen: 'The phone is not open.',
    ready: 'Ready. The next call rings here.',
    notReady: (state: string) => `You are ${state}: no calls come in. Choose Available in the phone.`,
    between: (state: string) => `No call. Your state is ${state}.`,
    ringing: (from: string) => `${from} is calling.`,
    ringingUnclear: (queue: string | null) => (queue === null ? 'Incoming call.' : `Incoming call for ${queue}.`),
    ringingBack: {
      sender: (from: string, asked: string) => `${from} is back with you: ${asked} did not answer.`,
      team: (from: string, asked: string) => `${from} comes to your team: ${asked} did not answer, and nobody took the call back.`,
    },
    ringingAskedIn: (asker: string) => `${asker} asks you into a call.`,
    calling: (to: string) => `Calling ${to}.`,
    callbackOffered: (to: string) => `${to} asked for a callback. The customer is not connected yet.`,
    callingBack: (to: string) => `Calling ${to} back.`,
    talking: 'You are talking with the customer.',
    talkingUnclear: 'You are connected. Checking who is on this call.',
    talkingBack: (asked: string) => `You are talking with the customer, who is back: ${asked} did not answer.`,
    talkingAskedIn: (asker: string) => `You are connected to the call ${asker} asked you into.`,
    heldAskedIn: (asker: string) => `The customer is on hold. You are in the call ${asker} asked you into.`,
    talkingAfter: (gone: string) => `${gone} You are talking with the customer.`,
    held: 'The customer is on hold.',
    dialling: (name: string) => `Calling ${name}.`,
    ringingAt: (name: string) => `Reaching ${name}: not answered yet.`,
    queuedAt: (name: string) => `Waiting in the queue of ${name}.`,
    queuedAs: (name: string, position: number) => `In the queue of ${name}, ${inLine(position)}.`,
    overdue: (name: string) => `${name} has not answered. Return takes you back to the customer.`,
    customerWaits: 'The customer is on hold.',
    customerHears: 'The customer is with you.',
    private: (names: Names, held: Names) => `You are talking with ${listed(names)}. ${onHold(['The customer', ...held])}`,
    swapped: (held: Names) => `You are talking with the customer. ${onHold(held)}`,
    conference: (names: Names, held: Names) =>
      `${listed(['You', 'the customer', ...names])} are talking together.${held.length === 0 ? '' : ` ${onHold(held)}`}`,
    allHeld: 'Everybody is on hold. Nobody hears you.',
    customerGone: 'The customer hung up.',
    customerEnded: 'You ended the customer’s line.',
    stillHere: (names: Names) => `${listed(names)} ${are(names)} still on the call.`,
    called: (names: Names) => `${listed(names)} ${are(names)} being called.`,
    stillCalled: (names: Names) => `${listed(names)} ${are(names)} still being called.`,
    targetGone: (gone: string) => `${gone} The customer is still on hold.`,
    handingOver: (names: Names) => `Handing over to ${listed(names)}.`,
    listening: 'You are listening in on a call.',
    selfHeld: 'Another agent has put you on hold. You do not hear the others.',
  },
  gone: {
    cancelled: (name: string) => `You stopped calling ${name}.`,
    dropped: (name: string) => `You ended the talk with ${name}.`,
    left: (name: string) => `${name} has left.`,
    declined: (name: string) => `${name} declined.`,
    failed: (name: string) => `${name} could not be reached.`,
    busy: (name: string) => `${name} is busy.`,
    'no-such-number': (name: string) => `There is no such number: ${name}.`,
    'not-answered': (name: string) => `${name} did not answer.`,
  } satisfies Record<GoneWhy, (name: string) => string>,
  goneWords: {
    cancelled: 'cancelled',
    dropped: 'dropped',
    left: 'left',
    declined: 'declined',
    busy: 'busy',
    'no-such-number': 'no such number',
    failed: 'not reached',
    'not-answered': 'not answered',
  } satisfies Record<GoneWhy, string>,
  fate: {
    'with-them': (names: Names) => `Handed over: the customer is with ${listed(names)}.`,
    'taken-over': (names: Names) => `Handed over: ${listed(names)} took the customer.`,
    'handing-over': (names: Names) =>
      `You have left. It is not confirmed yet that ${listed(names)} ${names.length === 1 ? 'has' : 'have'} the customer.`,
    'not-taken': (names: Names) => `You have left, and ${listed(names)} did not take the call.`,
    'hung-up': () => 'You ended the call.',
    left: () => 'You have left. The others go on.',
    away: () => 'You have left the call.',
    declined: () => 'You declined the call.',
    'not-accepted': () => 'The call was not accepted.',
    'not-reached': () => 'They could not be reached.',
    ended: () => 'The call has ended.',
  },
  states: {
    talking: 'talking',
    onHold: 'on hold',
    calling: 'calling',
    ringing: 'ringing',
    queued: 'in queue',
    gone: 'left',
    muted: 'muted',
    forceMuted: 'muted by a supervisor',
    incoming: 'calling in',
    callback: 'asked for a callback',
    asksYou: 'asks you in',
    ended: 'call ended',
    withThem: (names: Names) => `with ${inShort(names)}`,
    hasCustomer: 'has the customer',
    hadCustomer: 'had the customer',
    givenTo: (names: Names) => `handed to ${inShort(names)}`,
    unconfirmed: 'not confirmed yet',
    notTaken: 'did not take the call',
  },
} as const;
