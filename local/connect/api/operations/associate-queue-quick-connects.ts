import { invalidParameter } from '../errors.ts';
import { queueNamed, quickConnectNamed } from '../find.ts';
import { type Input, type Operation, text, texts } from '../operation.ts';

/** One call takes 1 to 50 quick connects (API model). */
const MOST = 50;
/** A queue may offer 700 (AG/amazon-connect-service-limits). */
const MOST_PER_QUEUE = 700;

/** Offers quick connects to the agents who serve a queue. */
export const associateQueueQuickConnects: Operation = {
  name: 'AssociateQueueQuickConnects',
  method: 'POST',
  path: '/queues/{InstanceId}/{QueueId}/associate-quick-connects',
  resources: ({ arns }, input) => [arns.queue(text(input, 'QueueId')), ...texts(input, 'QuickConnectIds').map(arns.quickConnect)],
  run: (core, input) => {
    const queue = queueNamed(core, input);
    const ids = quickConnectIds(input).map((id) => quickConnectNamed(core, id).id);
    if (queue.quickConnectIds.size + ids.length > MOST_PER_QUEUE)
      throw invalidParameter(`A queue may have at most ${MOST_PER_QUEUE} quick connects.`);
    for (const id of ids) queue.quickConnectIds.add(id);
    return {};
  },
};

/** The list of a request, 1 to 50 long. @throws ConnectApiError */
export function quickConnectIds(input: Input): string[] {
  const ids = texts(input, 'QuickConnectIds');
  if (ids.length < 1 || ids.length > MOST) throw invalidParameter(`QuickConnectIds must have 1 to ${MOST} entries.`);
  return ids;
}
