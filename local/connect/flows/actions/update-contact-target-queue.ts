import { queueFor } from '../../routing/queue-for.ts';
import type { FlowAction } from '../action.ts';
import { INBOUND_AND_TRANSFER } from '../flow-types.ts';
import { failed, NEXT } from '../language.ts';
import { textOf } from '../text.ts';

/** Chooses the queue that TransferContactToQueue will use: a standard one, or an agent's own (FL/UpdateContactTargetQueue). */
export const updateContactTargetQueue: FlowAction = {
  allowedIn: INBOUND_AND_TRANSFER,
  errors: ['NoMatchingError'],
  needsNext: true,
  problems: ({ Parameters }) =>
    [Parameters.QueueId, Parameters.AgentId].filter((id) => id !== undefined).length === 1
      ? []
      : ['exactly one of QueueId and AgentId is needed'],
  run: ({ core, contact }, { QueueId, AgentId }) => {
    const queue = queueFor(core, { queue: textOf(QueueId), agent: textOf(AgentId) });
    if (!queue) return failed();
    contact.targetQueue = queue;
    return NEXT;
  },
};
