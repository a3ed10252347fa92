import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { creationOrder } from '../../../../local/cloud/template/creation-order.ts';

const resource = (Properties: Record<string, unknown> = {}, DependsOn?: string | string[]) => ({
  Type: 'T',
  Properties,
  ...(DependsOn !== undefined && { DependsOn }),
});

describe('the order of creation', () => {
  test.each([
    ['the order of the template when nothing depends', { A: resource(), B: resource() }, ['A', 'B']],
    ['Ref', { A: resource({ x: { Ref: 'B' } }), B: resource() }, ['B', 'A']],
    ['Fn::GetAtt deep inside', { A: resource({ x: [{ y: { 'Fn::GetAtt': ['B', 'Arn'] } }] }), B: resource() }, ['B', 'A']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own syntax
    ['Fn::Sub', { A: resource({ x: { 'Fn::Sub': '${B.Arn}' } }), B: resource() }, ['B', 'A']],
    [
      'Fn::Sub with a variable that hides a resource',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own syntax
      { A: resource({ x: { 'Fn::Sub': ['${B}', { B: { Ref: 'C' } }] } }), B: resource(), C: resource() },
      ['C', 'A', 'B'],
    ],
    ['DependsOn as text', { A: resource({}, 'B'), B: resource() }, ['B', 'A']],
    ['DependsOn as a list', { A: resource({}, ['C', 'B']), B: resource(), C: resource() }, ['C', 'B', 'A']],
    ['a reference to a parameter is none', { A: resource({ x: { Ref: 'Parameter' } }) }, ['A']],
  ])('%s', (_, resources, order) => expect(creationOrder(resources)).toEqual(order));

  test('a circle is refused with its members', () => {
    const circle = { A: resource({ x: { Ref: 'B' } }), B: resource({}, 'C'), C: resource({ x: { Ref: 'A' } }) };
    expect(() => creationOrder(circle)).toThrow('Circular dependency: A -> B -> C -> A.');
  });

  test('DependsOn on nothing is refused', () => expect(() => creationOrder({ A: resource({}, 'Ghost') })).toThrow(/Ghost/));

  test('whatever the graph, each stands behind all it depends on', () => {
    // Edges only lead to earlier letters, so there is no circle.
    const graph = fc
      .array(fc.array(fc.nat()), { maxLength: 12 })
      .map((rows) =>
        rows.map((edges, index) => [`R${index}`, edges.filter(() => index > 0).map((edge) => `R${edge % Math.max(1, index)}`)] as const),
      );
    fc.assert(
      fc.property(graph, fc.infiniteStream(fc.nat()), (rows, random) => {
        const shuffled = rows.map((row) => ({ row, at: random.next().value })).sort((a, b) => a.at - b.at);
        const order = creationOrder(Object.fromEntries(shuffled.map(({ row: [id, on] }) => [id, resource({}, [...on])])));
        for (const [id, on] of rows) for (const other of on) expect(order.indexOf(other)).toBeLessThan(order.indexOf(id));
        expect(order).toHaveLength(rows.length);
      }),
    );
  });
});
