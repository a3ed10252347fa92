import { isLive } from '../calls/bridge.ts';
import { SYSTEM } from '../calls/disconnect-reason.ts';
import { endContact } from '../calls/end-contact.ts';
import type { Contact } from '../calls/model.ts';
import { newLeg } from '../calls/new-contact.ts';
import type { Core } from '../core.ts';
import type { Queue } from '../resources/registry.ts';
import { queueContact } from './queue-contact.ts';

/** A queued contact goes on as a new contact in another queue; the lines that stood on it stand on the new one. */
export function moveToQueue(core: Core, from: Contact, queue: Queue): Contact {
  const next = newLeg(core, from.call, {
    method: 'QUEUE_TRANSFER',
    previous: from,
    customerEndpoint: from.customerEndpoint,
    systemEndpoint: from.systemEndpoint,
  });
  for (const [hook, flowArn] of from.hooks) if (hook !== 'CustomerQueue' || keepsQueueFlow(core)) next.hooks.set(hook, flowArn);
  for (const line of from.call.lines) if (line.contact === from && isLive(line)) line.contact = next;
  endContact(core, from, SYSTEM);
  next.targetQueue = queue;
  queueContact(core, next, queue);
  return next;
}

const keepsQueueFlow = ({ assumptions }: Core) => assumptions.queueFlowAfterDequeue === 'same';
