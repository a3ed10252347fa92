import type { FlowAction } from '../action.ts';
import { ROUTED } from '../flow-types.ts';
import { failed, NEXT } from '../language.ts';
import { textOf } from '../text.ts';

const E164 = /^\+[1-9]\d{6,14}$/;

/** Says where a callback reaches the customer (FL/UpdateContactCallbackNumber). */
export const updateContactCallbackNumber: FlowAction = {
  allowedIn: ROUTED,
  errors: ['InvalidCallbackNumber', 'CallbackNumberNotDialable'],
  needsNext: true,
  run: ({ contact }, { CallbackNumber }) => {
    const number = textOf(CallbackNumber);
    if (!E164.test(number)) return failed('InvalidCallbackNumber');
    contact.callbackNumber = number;
    return NEXT;
  },
};
