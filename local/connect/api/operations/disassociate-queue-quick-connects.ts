import { queueNamed } from '../find.ts';
import { type Operation, text, texts } from '../operation.ts';
import { quickConnectIds } from './associate-queue-quick-connects.ts';

/** Takes quick connects off a queue. */
export const disassociateQueueQuickConnects: Operation = {
  name: 'DisassociateQueueQuickConnects',
  method: 'POST',
  path: '/queues/{InstanceId}/{QueueId}/disassociate-quick-connects',
  resources: ({ arns }, input) => [arns.queue(text(input, 'QueueId')), ...texts(input, 'QuickConnectIds').map(arns.quickConnect)],
  run: (core, input) => {
    const queue = queueNamed(core, input);
    for (const id of quickConnectIds(input)) queue.quickConnectIds.delete(id);
    return {};
  },
};
