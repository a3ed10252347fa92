import { contactNamed } from '../find.ts';
import { type Operation, text } from '../operation.ts';

/** The attributes of a contact's chain. */
export const getContactAttributes: Operation = {
  name: 'GetContactAttributes',
  method: 'GET',
  path: '/contact/attributes/{InstanceId}/{InitialContactId}',
  resources: ({ arns }, input) => [arns.contact(text(input, 'InitialContactId'))],
  run: (core, input) => ({ Attributes: Object.fromEntries(contactNamed(core, text(input, 'InitialContactId')).call.attributes) }),
};
