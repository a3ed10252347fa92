import { describe, expect, test } from 'vitest';
import { bind } from '../../contact-flows/bind.ts';
import { FlowBindingError } from '../../contact-flows/errors.ts';
import type { Flow } from '../../contact-flows/flow.ts';

const flowSaying = (Text: string): Flow => ({
  Version: '2019-10-30',
  StartAction: 'say',
  Actions: [{ Identifier: 'say', Type: 'MessageParticipant', Parameters: { Text }, Transitions: {} }],
});
const said = (flow: Flow) => flow.Actions[0]?.Parameters.Text;

describe('bind', () => {
  test.each([
    ['a value stands alone', '{{name}}', { name: 'x' }, 'x'],
    ['a value stands in a sentence', 'to {{name}}.', { name: 'x' }, 'to x.'],
    ['one value stands in two places', '{{name}} {{ name }}', { name: 'x' }, 'x x'],
    ['a value with quotes stays one value', '{{name}}', { name: '"a", "b"' }, '"a", "b"'],
    ['a value with a dollar sign is taken as it is', '{{name}}', { name: '$& $1 $.Agent.ARN' }, '$& $1 $.Agent.ARN'],
    ['a value that looks like a name is not filled again', '{{name}}', { name: '{{other}}' }, '{{other}}'],
    ['nothing is open', 'plain', {}, 'plain'],
  ])('%s', (_, text, values, wanted) => {
    expect(said(bind(flowSaying(text), values))).toBe(wanted);
  });

  test.each([
    ['a name without a value', '{{name}} {{other}}', { name: 'x' }, { left: ['other'], unused: [] }],
    ['a value without a name', '{{name}}', { name: 'x', other: 'y' }, { left: [], unused: ['other'] }],
    ['a misspelling is both', '{{name}}', { nane: 'x' }, { left: ['name'], unused: ['nane'] }],
  ])('refuses %s and names it', (_, text, values, wanted) => {
    const attempt = () => bind(flowSaying(text), values);
    expect(attempt).toThrow(FlowBindingError);
    expect(attempt).toThrow(expect.objectContaining(wanted));
  });

  test('does not change the flow it was given', () => {
    const flow = flowSaying('{{name}}');
    bind(flow, { name: 'x' });
    expect(said(flow)).toBe('{{name}}');
  });
});
