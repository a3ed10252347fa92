import { setAttributes } from '../../calls/attributes.ts';
import { invalidParameter, notFound } from '../errors.ts';
import { contactNamed } from '../find.ts';
import { type Operation, text } from '../operation.ts';

const NAME = /^[A-Za-z0-9_-]+$/;

/** Sets attributes of a contact by its initial contact id: during the call, or after it, which sends its records again. */
export const updateContactAttributes: Operation = {
  name: 'UpdateContactAttributes',
  method: 'POST',
  path: '/contact/attributes',
  resources: ({ arns }, input) => [arns.contact(text(input, 'InitialContactId'))],
  run: (core, input) => {
    const contact = contactNamed(core, text(input, 'InitialContactId'));
    if (contact.contactId !== contact.call.rootContactId) throw notFound('contact');
    const given = Object.entries(Object(input.Attributes)).map(([name, value]): [string, string] => [name, String(value)]);
    const wrong = given.find(([name]) => !NAME.test(name));
    if (wrong) throw invalidParameter('Attribute names can include only alphanumeric, dash, and underscore characters.');
    if (!setAttributes(core, contact, given)) throw invalidParameter('The attributes of a contact may have at most 32 KB.');
    return {};
  },
};
