import { NestedStack, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { QUICK_CONNECTS_PER_CALL } from '../../contract/offer-plan.ts';
import { ConfigError } from '../../lib/config/errors.ts';
import { parseConfig } from '../../lib/config/parse-config.ts';
import { config } from './config/valid-config.ts';
import { centre } from './many.ts';
import { stacksOf } from './stacks.ts';

/** CloudFormation quotas: a template in S3, resources of a stack; Lambda quotas: an asynchronous request, which holds the properties before and after. */
const LIMITS = { bytes: 1_000_000, resources: 500, request: 262_144 };

interface Size {
  readonly bytes: number;
  readonly resources: number;
  readonly request: number;
}

function sizesOf(changes: Readonly<Record<string, unknown>>): Readonly<Record<string, Size>> {
  const { stacks } = stacksOf(changes);
  const roots: readonly Stack[] = [stacks.ledger, stacks.connect, stacks.desk];
  const all = roots.flatMap((stack) => [stack, ...stack.node.findAll().filter((one) => NestedStack.isNestedStack(one))]);
  return Object.fromEntries((all as readonly Stack[]).map((stack) => [stack.node.path, sizeOf(Template.fromStack(stack).toJSON())]));
}

function sizeOf(template: {
  readonly Resources?: Readonly<Record<string, { readonly Type: string; readonly Properties?: unknown }>>;
}): Size {
  const resources = Object.values(template.Resources ?? {});
  const custom = resources.filter(({ Type }) => Type.startsWith('Custom::')).map(({ Properties }) => 2 * JSON.stringify(Properties).length);
  return { bytes: JSON.stringify(template).length, resources: resources.length, request: Math.max(0, ...custom) };
}

const largest = (sizes: Readonly<Record<string, Size>>): Size =>
  Object.values(sizes).reduce((a, b) => ({
    bytes: Math.max(a.bytes, b.bytes),
    resources: Math.max(a.resources, b.resources),
    request: Math.max(a.request, b.request),
  }));

describe('the templates of a large centre', () => {
  test('of 1,000 quick connects on 250 queues need less than half of every limit', () => {
    const size = largest(sizesOf(centre({ agents: 650, queues: 250, externals: 100 })));
    expect(size.bytes).toBeLessThan(LIMITS.bytes / 2);
    expect(size.resources).toBeLessThan(LIMITS.resources / 2);
    expect(size.request).toBeLessThan(LIMITS.request / 2);
  });

  test('grow as colleagues and queues do, not as their product', () => {
    const bytes = [
      { agents: 30, queues: 20 },
      { agents: 60, queues: 40 },
      { agents: 120, queues: 80 },
    ].map((many) => Object.values(sizesOf(centre(many))).reduce((sum, size) => sum + size.bytes, 0));
    const [first = 0, second = 0, third = 0] = bytes;
    // Twice as many add twice as much: the step from the second to the third is double the one before, within a tenth.
    expect((third - second) / (second - first)).toBeCloseTo(2, 0);
    expect(third).toBeLessThan(LIMITS.bytes / 2);
  });

  test('keep each quick connect in its stack, whatever else the config lists', () => {
    const stackOf = (agents: number) => {
      const { stacks } = stacksOf(centre({ agents, queues: 1 }));
      const parts = stacks.connect.node.findAll().filter((one) => NestedStack.isNestedStack(one)) as readonly Stack[];
      const names = parts.flatMap((part) =>
        Object.values(Template.fromStack(part).findResources('AWS::Connect::QuickConnect')).map(
          ({ Properties }) => [Properties.Name, part.node.id] as const,
        ),
      );
      return new Map(names);
    };
    const [before, after] = [stackOf(410), stackOf(450)];
    expect([before.size, after.size]).toEqual([411, 451]);
    expect([...before].filter(([name, part]) => after.get(name) !== part)).toEqual([]);
  });
});

describe('a centre that is too large is refused in words', () => {
  const problems = (value: unknown): readonly string[] => {
    try {
      parseConfig(value, 'test.json');
      return [];
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      return error.problems.map(({ wanted }) => wanted);
    }
  };

  test.each([
    [
      'more than one stack holds, in one stack',
      { ...centre({ agents: 400, queues: 1 }), quickConnectStacks: 1 },
      '"quickConnectStacks": 8',
    ],
    ['more than an item of names holds', centre({ agents: 2_000, queues: 1 }), 'at most 2000'],
    ['more calls than fit into an hour', centre({ agents: 1_500, queues: 250 }), 'in groups: { "queues": [...], "names": [...] }'],
    ['a number of stacks nobody knows', config({ quickConnectStacks: 3 }), '1 or 8'],
  ])('%s', (_, value, wanted) => {
    expect(problems(value)).toContainEqual(expect.stringContaining(wanted));
  });

  test('and fits once its queues are in groups', () => {
    const large = centre({ agents: 1_500, queues: 250 });
    const teams = Array.from({ length: 250 }, (_, n) => `Team ${n + 1}`);
    const names = Array.from({ length: QUICK_CONNECTS_PER_CALL * 20 }, (_, n) => `Colleague ${n + 1}`);
    expect(problems({ ...large, offeredOn: [{ queues: teams, names }] })).toEqual([]);
  });
});
