import { expect, test } from 'vitest';
import { targetInput } from '../../../../local/cloud/events/target-input.ts';
import type { BusEvent } from '../../../../local/ports.ts';

const event: BusEvent = {
  ...{ version: '0', id: '1', 'detail-type': 'T', source: 's', account: 'a', time: '2026-11-21T10:00:00Z', region: 'r', resources: [] },
  detail: { inner: { a: 1 } },
};

test.each([
  ['the event, unless said otherwise', {}, event],
  ['a constant', { Input: '{"x":[1]}' }, { x: [1] }],
  ['a part of the event', { InputPath: '$.detail.inner' }, { a: 1 }],
  ['the whole event by its path', { InputPath: '$' }, event],
  ['nothing where the path leads nowhere', { InputPath: '$.detail.none.a' }, undefined],
])('a target gets %s', (_, target, expected) => expect(targetInput({ Arn: 'arn', Id: 'i', ...target })(event)).toEqual(expected));

test.each([
  ['a transformer', { InputTransformer: {} }, /InputTransformer/],
  ['a path with an index', { InputPath: '$.resources[0]' }, /input path/],
  ['parameters of another kind of target', { KinesisParameters: {} }, /KinesisParameters/],
])('%s is refused', (_, target, text) => expect(() => targetInput({ Arn: 'arn', Id: 'i', ...target })).toThrow(text));
