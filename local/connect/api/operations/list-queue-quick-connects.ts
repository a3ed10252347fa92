import type { QuickConnect } from '../../resources/registry.ts';
import { queueNamed } from '../find.ts';
import { type Operation, page, text } from '../operation.ts';

/** The quick connects a queue offers. */
export const listQueueQuickConnects: Operation = {
  name: 'ListQueueQuickConnects',
  method: 'GET',
  path: '/queues/{InstanceId}/{QueueId}/quick-connects',
  resources: ({ arns }, input) => [arns.queue(text(input, 'QueueId'))],
  run: (core, input) => {
    const { quickConnectIds } = queueNamed(core, input);
    const all = [...core.registry.quickConnects.values()].filter(({ id }) => quickConnectIds.has(id));
    const { rows, NextToken } = page(all, input, 100);
    return { QuickConnectSummaryList: rows.map(summary), NextToken };
  },
};

/** What lists show of a quick connect. */
export const summary = ({ id, arn, name, target }: QuickConnect) => ({
  Id: id,
  Arn: arn,
  Name: name,
  QuickConnectType: typeOf(target.kind),
});

/** The API's word for a kind of target. */
export const typeOf = (kind: QuickConnect['target']['kind']) => ({ agent: 'USER', queue: 'QUEUE', external: 'PHONE_NUMBER' })[kind];
