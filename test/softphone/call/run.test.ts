import { describe, expect, test } from 'vitest';
import type { Command } from '../../../softphone/call/command.ts';
import { createConductor } from '../../../softphone/call/conductor.ts';
import { PhoneError } from '../../../softphone/call/phone.ts';
import { aPrivateConsult } from '../support/desk.ts';
import { BOB } from '../support/endpoints.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { fakePhone } from '../support/fake-phone.ts';
import { bob, call, customer, seen, self } from '../support/seen.ts';

/** An agent who talks with a customer. */
function talking() {
  const [clock, phone] = [fakeClock(), fakePhone()];
  const desk = createConductor(phone, clock);
  desk.tell({ type: 'link', link: 'phone', trouble: null });
  const shows = (...lines: Parameters<typeof call>[0]) => desk.tell({ type: 'snapshot', snapshot: seen([call(lines)]) });
  shows(self(), customer());
  return { clock, phone, desk, shows };
}
const HOLD: Command = { name: 'Hold' };

describe('a command that is run answers', () => {
  test('done, once a snapshot shows it, however early the phone accepts', async () => {
    const { desk, phone, shows } = talking();
    const outcome = desk.run(HOLD);
    await phone.answer();
    shows(self(), customer('hold'));
    expect(await outcome).toEqual({ outcome: 'done' });
  });

  test('done, after the last of its steps', async () => {
    const desk = aPrivateConsult();
    const outcome = desk.run({ name: 'Return' });
    desk.showsLines([self(), customer('hold', { since: 20 }), bob('disconnected')]);
    await desk.phone.answer();
    desk.showsLines([self(), customer(), bob('disconnected')]);
    expect([await outcome, desk.phone.asked.slice(-2)]).toEqual([{ outcome: 'done' }, ['drop bob', 'resume customer']]);
  });

  test('refused by the desk, with the reason that its button shows', async () => {
    expect(await talking().desk.run({ name: 'Resume' })).toEqual({ outcome: 'refused', by: 'desk', why: 'not-held' });
  });

  test('refused by the phone, with its code', async () => {
    const { desk, phone } = talking();
    const outcome = desk.run({ name: 'Consult', endpoint: BOB });
    await phone.answer(new PhoneError('bad-endpoint', 'no such endpoint'));
    expect(await outcome).toEqual({ outcome: 'refused', by: 'phone', why: 'bad-endpoint' });
  });

  test.each([
    ['accepted', true],
    ['never answered', false],
  ])('not confirmed, when nothing shows it in time and the phone has %s', async (_, accepted) => {
    const { desk, phone, clock } = talking();
    const outcome = desk.run(HOLD);
    if (accepted) await phone.answer();
    clock.pass(10_000);
    expect(await outcome).toEqual({ outcome: 'not-confirmed', accepted });
  });

  test('that the call has ended first', async () => {
    const { desk } = talking();
    const outcome = desk.run(HOLD);
    desk.tell({ type: 'snapshot', snapshot: seen([call([], { phase: 'ended' })]) });
    expect(await outcome).toEqual({ outcome: 'call-ended' });
  });

  test('that it asks for a choice, and sends nothing', async () => {
    const desk = aPrivateConsult();
    const asked = desk.phone.asked.length;
    expect([await desk.run({ name: 'Hang up' }), desk.phone.asked.length]).toEqual([{ outcome: 'asks' }, asked]);
  });

  test('for itself, while another of the same lane waits', async () => {
    const { desk, phone, shows } = talking();
    const first = desk.run(HOLD);
    expect(await desk.run({ name: 'Consult', endpoint: BOB })).toEqual({ outcome: 'refused', by: 'desk', why: 'waiting-for-phone' });
    await phone.answer();
    shows(self(), customer('hold'));
    expect(await first).toEqual({ outcome: 'done' });
  });
});
