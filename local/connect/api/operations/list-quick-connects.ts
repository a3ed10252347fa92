import { type Operation, page } from '../operation.ts';
import { summary, typeOf } from './list-queue-quick-connects.ts';

/** All quick connects of the instance, of the given types or of all. */
export const listQuickConnects: Operation = {
  name: 'ListQuickConnects',
  method: 'GET',
  path: '/quick-connects/{InstanceId}',
  resources: ({ arns }) => [arns.quickConnect('*')],
  run: (core, input) => {
    const types = [input.QuickConnectTypes ?? []].flat();
    const all = [...core.registry.quickConnects.values()];
    const { rows, NextToken } = page(types.length === 0 ? all : all.filter(({ target }) => types.includes(typeOf(target.kind))), input);
    return { QuickConnectSummaryList: rows.map(summary), NextToken };
  },
};
