import { describe, expect, test } from 'vitest';
import { planCalls } from '../../../lambdas/associate-quick-connects/plan-calls.ts';
import type { Associations, Request } from '../../../lambdas/associate-quick-connects/request.ts';

const queues = (instanceId: string, ids: Record<string, string[]>): Associations => ({
  InstanceId: instanceId,
  Queues: Object.entries(ids).map(([QueueId, QuickConnectIds]) => ({ QueueId, QuickConnectIds })),
});
const create = (ids: Record<string, string[]>): Request => ({ RequestType: 'Create', ResourceProperties: queues('i', ids) });
const remove = (ids: Record<string, string[]>): Request => ({ RequestType: 'Delete', ResourceProperties: queues('i', ids) });
const update = (before: Associations, after: Associations): Request => ({
  RequestType: 'Update',
  ResourceProperties: after,
  OldResourceProperties: before,
});
const many = (count: number) => Array.from({ length: count }, (_, i) => `c${i}`);
const planned = (request: Request) => planCalls(request).map(({ does, queueId, quickConnectIds }) => [does, queueId, ...quickConnectIds]);

describe('planCalls', () => {
  test.each<[string, Request, string[][]]>([
    [
      'a creation associates every queue',
      create({ q1: ['a', 'b'], q2: ['a'] }),
      [
        ['associate', 'q1', 'a', 'b'],
        ['associate', 'q2', 'a'],
      ],
    ],
    ['a quick connect named twice is associated once', create({ q1: ['a', 'a'] }), [['associate', 'q1', 'a']]],
    ['a queue without quick connects needs no call', create({ q1: [] }), []],
    ['a deletion takes away what was given', remove({ q1: ['a'] }), [['disassociate', 'q1', 'a']]],
    [
      'an update gives what is new before it takes what is gone',
      update(queues('i', { q1: ['a', 'b'] }), queues('i', { q1: ['b', 'c'] })),
      [
        ['associate', 'q1', 'c'],
        ['disassociate', 'q1', 'a'],
      ],
    ],
    ['an update that changes nothing makes no call', update(queues('i', { q1: ['a'] }), queues('i', { q1: ['a'] })), []],
    [
      'a queue that is gone loses all it had',
      update(queues('i', { q1: ['a'], q2: ['b'] }), queues('i', { q1: ['a'] })),
      [['disassociate', 'q2', 'b']],
    ],
    [
      'another instance is given everything, and the old one is left to the Delete that follows',
      update(queues('old', { q1: ['a'] }), queues('new', { q1: ['a'] })),
      [['associate', 'q1', 'a']],
    ],
  ])('%s', (_, request, calls) => {
    expect(planned(request)).toEqual(calls);
  });

  test('no call carries more than the 50 ids that the service takes', () => {
    const sizes = planCalls(create({ q1: many(120) })).map(({ quickConnectIds }) => quickConnectIds.length);
    expect(sizes).toEqual([50, 50, 20]);
  });
});
