import type { Contact } from '../../calls/model.ts';
import { moveToQueue } from '../../routing/move-to-queue.ts';
import { isAtCapacity } from '../../routing/queue-contact.ts';
import { queueFor } from '../../routing/queue-for.ts';
import type { FlowAction } from '../action.ts';
import { END, failed } from '../language.ts';
import { startQueueFlow } from '../queue-flow.ts';
import { textOf } from '../text.ts';

/** Contacts in a chain of transfers from queue to queue (AG, Transfer to queue: at most 11 transfers). */
const MOST_CONTACTS = 12;

/**
 * Ends the queued contact and goes on as a new one, QUEUE_TRANSFER, in another queue. Fails for a contact that is on its way to an agent
 * already (FL/DequeueContactAndTransferToQueue), and for the last one that a chain may have.
 */
export const dequeueContactAndTransferToQueue: FlowAction = {
  allowedIn: ['CUSTOMER_QUEUE'],
  errors: ['QueueAtCapacity', 'NoMatchingError'],
  needsNext: false,
  run: ({ core, contact }, { QueueId, AgentId }) => {
    const queue = queueFor(core, { queue: textOf(QueueId), agent: textOf(AgentId) });
    if (!queue || !contact.waiting || contact.offer !== null || chainLength(contact) >= MOST_CONTACTS) return failed();
    if (isAtCapacity(core, queue)) return failed('QueueAtCapacity');
    core.journal.change(() => startQueueFlow(core, moveToQueue(core, contact, queue)));
    return END;
  },
};

function chainLength({ call, previousContactId }: Contact): number {
  let [length, previous] = [1, previousContactId];
  for (; previous !== null; length += 1)
    previous = call.contacts.find(({ contactId }) => contactId === previous)?.previousContactId ?? null;
  return length;
}
