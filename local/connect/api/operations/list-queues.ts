import { type Operation, page } from '../operation.ts';

/** The queues of the instance, of the given types or of all. */
export const listQueues: Operation = {
  name: 'ListQueues',
  method: 'GET',
  path: '/queues-summary/{InstanceId}',
  resources: ({ arns }) => [arns.queue('*')],
  run: ({ registry }, input) => {
    const types = [input.QueueTypes ?? []].flat();
    const all = [...registry.queues.values()].filter(({ kind }) => types.length === 0 || types.includes(kind));
    const { rows, NextToken } = page(all, input);
    return {
      QueueSummaryList: rows.map(({ id, arn, name, kind }) => ({
        Id: id,
        Arn: arn,
        ...(name !== null && { Name: name }),
        QueueType: kind,
      })),
      NextToken,
    };
  },
};
