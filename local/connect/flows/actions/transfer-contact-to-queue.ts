import { emptyOut } from '../../calls/flow-slot.ts';
import { isAtCapacity, queueContact } from '../../routing/queue-contact.ts';
import type { FlowAction } from '../action.ts';
import { INBOUND_AND_TRANSFER } from '../flow-types.ts';
import { END, failed } from '../language.ts';
import { startQueueFlow } from '../queue-flow.ts';

/** Ends the flow and lets the contact wait in the chosen queue (FL/TransferContactToQueue). */
export const transferContactToQueue: FlowAction = {
  allowedIn: INBOUND_AND_TRANSFER,
  errors: ['QueueAtCapacity', 'NoMatchingError'],
  needsNext: false,
  run: (run) => {
    const { core, contact } = run;
    const queue = contact.targetQueue;
    if (!queue) return failed();
    if (isAtCapacity(core, queue)) return failed('QueueAtCapacity');
    core.journal.change(() => {
      emptyOut(run.slot);
      queueContact(core, contact, queue);
      startQueueFlow(core, contact);
    });
    return END;
  },
};
