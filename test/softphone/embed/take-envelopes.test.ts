import { expect, test } from 'vitest';
import { takeEnvelopes } from '../../../softphone/embed/take-envelopes.ts';
import { aDesk } from '../support/desk.ts';
import { customer, self } from '../support/seen.ts';

const ENVELOPE = { topic: 'InboundCall', subtopic: 'SetCONSULT', data: { MediaAddress: '4711', CallID: 'c1' } };

/** Envelopes that a desk in a call takes; the answers, and how often the picker was opened. */
function anEnvelopeDesk() {
  const desk = aDesk();
  desk.showsLines([self(), customer()]);
  let pickers = 0;
  const take = takeEnvelopes({
    desk: {
      state: desk.state,
      run: desk.run,
      endpoints: async () => [],
      openPicker: () => {
        pickers += 1;
      },
      writeNote: () => {},
    },
    settings: () => ({ mediaAddresses: { '4711': 'Alice' }, callIdAttribute: null }),
    now: () => desk.clock.now(),
  });
  const answers: object[] = [];
  return { take: (data: unknown) => take(data, (reply) => answers.push(reply)), answers, pickers: () => pickers };
}

test('an envelope is carried out and answered in its own shape', async () => {
  const { take, answers, pickers } = anEnvelopeDesk();
  take(ENVELOPE);
  await expect.poll(() => answers).toMatchObject([{ subtopic: 'SetCONSULT', result: { outcome: 'awaiting-target' } }]);
  expect(pickers()).toBe(1);
});

test('a page that sends them in a loop is refused what is too much', async () => {
  const { take, answers, pickers } = anEnvelopeDesk();
  for (let i = 0; i < 50; i += 1) take(ENVELOPE);
  await expect.poll(() => answers).toHaveLength(50);
  expect([pickers(), answers.filter((answer) => JSON.stringify(answer).includes('too-many')).length]).toEqual([20, 30]);
});

test('one of a million characters is not sent back', async () => {
  const { take, answers } = anEnvelopeDesk();
  take({ ...ENVELOPE, source: 'x'.repeat(1_000_000) });
  await expect.poll(() => answers).toEqual([{ result: { outcome: 'refused', code: 'bad-message', why: 'topic' } }]);
});
