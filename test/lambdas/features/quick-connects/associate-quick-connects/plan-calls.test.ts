import { describe, expect, test } from 'vitest';
import { type KnownPlan, planCalls } from '../../../../../lambdas/features/quick-connects/associate-quick-connects/plan-calls.ts';

/** A plan in which queues offer these names. @param arns of queues, where they are not the name itself */
function plan(offered: Readonly<Record<string, readonly string[]>>, arns: Readonly<Record<string, string>> = {}): KnownPlan {
  const queues = Object.keys(offered);
  return {
    queues: queues.map((name) => ({ name, arn: arns[name] ?? name })),
    queueArns: new Map(queues.map((name) => [name, arns[name] ?? name])),
    offers: Object.entries(offered).map(([queue, quickConnects]) => ({ queues: [queue], quickConnects })),
  };
}
const planned = (before: KnownPlan | null, after: KnownPlan | null) =>
  planCalls(before, after).map(({ does, queueArn, quickConnects }) => [does, queueArn, ...quickConnects].join(' '));

describe('the calls between two plans', () => {
  test.each<[string, KnownPlan | null, KnownPlan | null, string[]]>([
    ['a creation associates every queue', null, plan({ q1: ['a', 'b'], q2: ['a'] }), ['associate q1 a b', 'associate q2 a']],
    ['a quick connect named twice is associated once', null, plan({ q1: ['a', 'a'] }), ['associate q1 a']],
    ['a queue without quick connects needs no call', null, plan({ q1: [] }), []],
    ['a deletion takes away what was given', plan({ q1: ['a'] }), null, ['disassociate q1 a']],
    [
      'an update gives what is new before it takes what is gone',
      plan({ q1: ['a', 'b'] }),
      plan({ q1: ['b', 'c'] }),
      ['associate q1 c', 'disassociate q1 a'],
    ],
    ['an update that changes nothing makes no call', plan({ q1: ['a'] }), plan({ q1: ['a'] }), []],
    ['a queue that is gone loses all it had', plan({ q1: ['a'], q2: ['b'] }), plan({ q1: ['a'] }), ['disassociate q2 b']],
    ['a queue that bears another name is the same', plan({ q1: ['a'] }, { q1: 'arn' }), plan({ team: ['a'] }, { team: 'arn' }), []],
  ])('%s', (_, before, after, calls) => {
    expect(planned(before, after)).toEqual(calls);
  });

  test('no call carries more than the 50 ids that the service takes', () => {
    const many = Array.from({ length: 120 }, (_, i) => `c${i}`);
    expect(planCalls(null, plan({ q1: many })).map(({ quickConnects }) => quickConnects.length)).toEqual([50, 50, 20]);
  });

  test('a queue that several groups name offers all of theirs, each once', () => {
    const one = plan({ q1: ['a', 'b'] });
    const offers = [...one.offers, { queues: ['q1'], quickConnects: ['b'] }];
    expect(planned(null, { ...one, offers })).toEqual(['associate q1 a b']);
  });
});
