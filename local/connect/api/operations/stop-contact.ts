import { NETWORK, SYSTEM } from '../../calls/disconnect-reason.ts';
import { endContact } from '../../calls/end-contact.ts';
import { endCall } from '../../calls/end-line.ts';
import { ConnectApiError } from '../errors.ts';
import { contactNamed } from '../find.ts';
import { type Operation, text } from '../operation.ts';

/** Voice contacts that StopContact does not end (SDK StopContact). */
const NOT_STOPPED = ['DISCONNECT', 'TRANSFER', 'QUEUE_TRANSFER', 'EXTERNAL_OUTBOUND', 'MONITOR'];

/** Ends a contact and the call it carries. */
export const stopContact: Operation = {
  name: 'StopContact',
  method: 'POST',
  path: '/contact/stop',
  resources: ({ arns }, input) => [arns.contact(text(input, 'ContactId'))],
  run: (core, input) => {
    const contact = contactNamed(core, text(input, 'ContactId'));
    if (contact.endedAtMs !== null) throw new ConnectApiError('ContactNotFoundException', 'The contact has ended.');
    // Chats are stopped in any state, however they came to be (SDK StopContact).
    if (contact.call.chat) {
      endCall(core, contact.call, `${NETWORK}API`);
      return {};
    }
    if (NOT_STOPPED.includes(contact.method)) {
      throw new ConnectApiError('InvalidRequestException', `A contact of initiation method ${contact.method} cannot be stopped.`);
    }
    // A callback still waiting has no line of its own on the call.
    if (contact.waiting && contact.method === 'CALLBACK') endContact(core, contact, SYSTEM);
    else endCall(core, contact.call, SYSTEM);
    return {};
  },
};
