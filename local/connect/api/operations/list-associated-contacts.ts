import type { Contact } from '../../calls/model.ts';
import type { Core } from '../../core.ts';
import { contactNamed } from '../find.ts';
import { epochSeconds, type Operation, page, text } from '../operation.ts';

/** All contacts of the tree a contact belongs to. */
export const listAssociatedContacts: Operation = {
  name: 'ListAssociatedContacts',
  method: 'GET',
  path: '/contact/associated/{InstanceId}',
  resources: ({ arns }) => [arns.instance],
  run: (core, input) => {
    const { contacts } = contactNamed(core, text(input, 'ContactId')).call;
    const { rows, NextToken } = page(contacts, input, 100);
    return { ContactSummaryList: rows.map((contact) => summary(core, contact)), NextToken };
  },
};

function summary(core: Core, { contactId, call, previousContactId, startedAtMs, disconnectedAtMs, method }: Contact) {
  const later = contactId !== call.rootContactId;
  return {
    ContactId: contactId,
    ContactArn: core.arns.contact(contactId),
    InitiationTimestamp: epochSeconds(startedAtMs),
    DisconnectTimestamp: epochSeconds(disconnectedAtMs),
    ...(later && { InitialContactId: call.rootContactId, PreviousContactId: previousContactId }),
    InitiationMethod: method,
    Channel: 'VOICE',
  };
}
