import { expect, test } from 'vitest';
import { type LegNode, legTree, type ProductLeg } from '../../../../local/play-page/page/product.ts';

const leg = (contactId: string, parentContactId: string | null, startedAt: string | null = null): ProductLeg => ({
  contactId,
  parentContactId,
  initiationMethod: 'TRANSFER',
  agent: null,
  queue: null,
  target: null,
  startedAt,
  connectedToAgentAt: null,
  endedAt: null,
});
const words = (nodes: readonly LegNode[]): string =>
  nodes.map(({ leg: { contactId }, children }) => (children.length > 0 ? `${contactId}(${words(children)})` : contactId)).join(' ');

test.each([
  ['a chain', [leg('c', 'b'), leg('b', 'a'), leg('a', null)], 'a(b(c))'],
  [
    'a star, in the order they began',
    [leg('a', null), leg('c', 'a', '2026-11-21T10:00:02Z'), leg('b', 'a', '2026-11-21T10:00:01Z')],
    'a(b c)',
  ],
  ['a leg whose parent is not known stands at the top', [leg('a', null), leg('z', 'unheard-of')], 'a z'],
  ['nothing', [], ''],
])('%s', (_, legs, expected) => {
  expect(words(legTree({ legs, consults: [], names: {}, missing: [] }))).toBe(expected);
});
