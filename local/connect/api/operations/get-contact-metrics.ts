import type { Contact } from '../../calls/model.ts';
import type { Core } from '../../core.ts';
import { waitingIn } from '../../routing/queue-contact.ts';
import { ConnectApiError, invalidParameter } from '../errors.ts';
import { contactNamed } from '../find.ts';
import { type Operation, text } from '../operation.ts';

/** Seconds one contact ahead makes the wait longer: a rule of thumb, as the service's own estimate is not documented. */
const SECONDS_PER_PLACE = 60;

/** Position and estimated wait of a queued contact. */
export const getContactMetrics: Operation = {
  name: 'GetContactMetrics',
  method: 'POST',
  path: '/metrics/contact',
  resources: ({ arns }, input) => [arns.contact(text(input, 'ContactId'))],
  run: (core, input) => {
    const contact = contactNamed(core, text(input, 'ContactId'));
    if (!contact.waiting) throw new ConnectApiError('InvalidRequestException', 'The contact is not in a queue.');
    const names = [input.Metrics ?? []].flat().map((metric) => String(Reflect.get(Object(metric), 'Name')));
    const MetricResults = names.map((Name) => ({ Name, Value: { Number: metricOf(core, contact, Name) } }));
    return { MetricResults, Id: contact.contactId, Arn: core.arns.contact(contact.contactId) };
  },
};

function metricOf(core: Core, contact: Contact, name: string): number {
  const position = positionOf(core, contact);
  if (name === 'POSITION_IN_QUEUE') return position;
  if (name === 'ESTIMATED_WAIT_TIME') return position * SECONDS_PER_PLACE;
  throw invalidParameter(`The metric ${name} is unknown.`);
}

const positionOf = (core: Core, contact: Contact) =>
  contact.queue ? waitingIn(core, contact.queue).filter((other) => (other.queuedAtMs ?? 0) <= (contact.queuedAtMs ?? 0)).length : 0;
