import { newLeg } from '../../calls/new-contact.ts';
import { queueContact } from '../../routing/queue-contact.ts';
import { queueFor } from '../../routing/queue-for.ts';
import type { FlowAction } from '../action.ts';
import { ROUTED } from '../flow-types.ts';
import { failed, NEXT } from '../language.ts';
import { textOf } from '../text.ts';

/** Queues a callback: a new contact that is offered to an agent first and dials the customer then (FL/CreateCallbackContact). */
export const createCallbackContact: FlowAction = {
  allowedIn: ROUTED,
  errors: ['NoMatchingError'],
  needsNext: true,
  problems: ({ Parameters }) =>
    ['InitialCallDelaySeconds', 'MaximumConnectionAttempts', 'RetryDelaySeconds']
      .filter((name) => Parameters[name] === undefined)
      .map((name) => `${name} is missing`),
  run: ({ core, contact }, { QueueId, AgentId, InitialCallDelaySeconds }) => {
    const named = queueFor(core, { queue: textOf(QueueId), agent: textOf(AgentId) });
    const queue = named ?? contact.targetQueue ?? contact.queue;
    const number = contact.callbackNumber ?? contact.customerEndpoint?.address;
    if (!queue || !number) return failed();
    const callback = core.journal.change(() =>
      newLeg(core, contact.call, {
        method: 'CALLBACK',
        previous: contact,
        customerEndpoint: { type: 'TELEPHONE_NUMBER', address: number },
        systemEndpoint: contact.systemEndpoint,
      }),
    );
    const enqueue = () => core.journal.change(() => queueContact(core, callback, queue));
    const delayMs = Number(InitialCallDelaySeconds) * 1000;
    if (delayMs > 0) callback.stops.add(core.clock.after(delayMs, enqueue));
    else enqueue();
    return NEXT;
  },
};
