import type { FlowAction } from '../action.ts';
import { INBOUND_AND_TRANSFER } from '../flow-types.ts';
import { NEXT } from '../language.ts';

/** Changes the contact's priority; an adjustment of its age counts as waiting longer (FL/UpdateContactRoutingBehavior). */
export const updateContactRoutingBehavior: FlowAction = {
  allowedIn: INBOUND_AND_TRANSFER,
  errors: [],
  needsNext: true,
  run: ({ contact }, { QueuePriority, QueueTimeAdjustmentSeconds }) => {
    if (QueuePriority !== undefined) contact.priority = Number(QueuePriority);
    if (QueueTimeAdjustmentSeconds !== undefined) contact.queueAdjustmentMs = Number(QueueTimeAdjustmentSeconds) * 1000;
    return NEXT;
  },
};
