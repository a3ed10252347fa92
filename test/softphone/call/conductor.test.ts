import { expect, test } from 'vitest';
import { createConductor } from '../../../softphone/call/conductor.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { fakePhone } from '../support/fake-phone.ts';
import { seen } from '../support/seen.ts';

test('a listener that throws keeps no news from the others, and its error is thrown a moment later for all to see', () => {
  const clock = fakeClock();
  const desk = createConductor(fakePhone(), clock);
  const drawn: string[] = [];
  desk.onChange(() => {
    throw new Error('the storage of this tab is full');
  });
  desk.onChange(({ agent }) => drawn.push(agent?.login ?? ''));
  desk.tell({ type: 'snapshot', snapshot: seen([]) });
  expect(drawn).toEqual(['alice']);
  expect(() => clock.pass(0)).toThrow('the storage of this tab is full');
});
