import { expect, test } from 'vitest';
import { NOTHING_SAID, type QueueDispositions, type SaidOfCall } from '../../../softphone/call/disposition.ts';
import { isLeftUnsaid } from '../../../softphone/call/left-unsaid.ts';

const asking = (required: boolean): QueueDispositions => ({ queue: { arn: null, name: 'Support' }, required, codes: [] });
const said = (more: Partial<SaidOfCall>): SaidOfCall => ({ ...NOTHING_SAID, ...more });

test.each<[string, QueueDispositions | null, boolean, SaidOfCall, boolean]>([
  ['a text without a code', asking(false), true, said({ notes: 'Refund promised' }), true],
  ['nothing, where a code is required', asking(true), true, said({}), true],
  ['nothing, where none is', asking(false), true, said({}), false],
  ['blanks', asking(false), true, said({ notes: ' \n' }), false],
  ['a code, which is sent as it was', asking(true), true, said({ code: 'solved', notes: 'x' }), false],
  ['a call that nobody talked on', asking(true), false, said({}), false],
  ['a call whose queue asks nothing', null, true, said({ notes: 'x' }), false],
])('%s', (_, asks, talked, what, unsaid) => {
  expect(isLeftUnsaid({ contactId: 'c1', asks, talked, number: null }, what)).toBe(unsaid);
});
