import { describe, expect, test } from 'vitest';
import type { OutsideCheck } from '../../../contract/schemas/outside-check.ts';
import { outsideNumber } from '../../../softphone/call/endpoint.ts';
import { type NumberWord, outsideGate } from '../../../softphone/call/outside-gate.ts';
import { aDesk } from '../support/desk.ts';
import { BOB } from '../support/endpoints.ts';
import { call, customer, self } from '../support/seen.ts';

const LONDON = '+442079460123';
const CHECKED: OutsideCheck = { allow: true, why: null, rule: null, retryAfterMs: null, country: 'GB', kind: 'FIXED_LINE', price: null };
const PRICE = { perMinute: 0.02, minimumSeconds: 60, stepSeconds: 1, currency: 'EUR', asOf: '2026-11-01' };

/** A desk in a call, behind a policy that answers so. */
function gated(check: () => Promise<OutsideCheck>, hasPolicy = true) {
  const desk = aDesk();
  desk.showsLines([self(), customer()]);
  const asked: string[] = [];
  const words: (NumberWord | null)[] = [];
  const run = outsideGate({
    desk,
    hasPolicy: () => hasPolicy,
    check: (contactId, number) => {
      asked.push(`${contactId} ${number}`);
      return check();
    },
    clock: desk.clock,
    onWord: (word) => words.push(word),
  });
  return { desk, run, asked, words };
}
const consult = { name: 'Consult', endpoint: outsideNumber(LONDON) } as const;
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('an outside number', () => {
  test.each([true, false])('checked for one call is not dialled from the next (allowed: %s), which is shown no refusal', async (allow) => {
    const answer = Promise.withResolvers<OutsideCheck>();
    const { desk, run } = gated(() => answer.promise);
    const outcome = run(consult);
    desk.shows(call([self(), customer()], { contactId: 'c2', rootContactId: 'c2' }));
    answer.resolve({ ...CHECKED, allow });
    expect([await outcome, desk.phone.asked, desk.problem()]).toEqual([{ outcome: 'call-ended' }, [], null]);
  });

  test('that the policy allows is dialled, and its price is said', async () => {
    const { desk, run, asked, words } = gated(async () => ({ ...CHECKED, price: PRICE }));
    void run(consult);
    await settled();
    expect([asked, desk.phone.asked, words]).toEqual([
      [`c1 ${LONDON}`],
      [`consult ${LONDON}`],
      [{ is: 'checking' }, { is: 'priced', price: PRICE }],
    ]);
  });

  test('that it refuses is not dialled, and the desk says by which rule', async () => {
    const { desk, run, words } = gated(async () => ({ ...CHECKED, allow: false, why: 'rule', rule: 'No premium numbers' }));
    expect(await run(consult)).toEqual({ outcome: 'refused', by: 'policy', why: 'rule' });
    expect([desk.phone.asked, desk.problem(), words.at(-1)]).toEqual([
      [],
      { kind: 'forbidden', why: 'rule', rule: 'No premium numbers' },
      null,
    ]);
  });

  test.each([
    ['cannot be reached', async () => Promise.reject(new Error('down'))],
    ['does not answer in two seconds', async () => new Promise<OutsideCheck>(() => {})],
  ])('is dialled when the policy %s, and the desk says that nothing was checked', async (_, check) => {
    const { desk, run, words } = gated(check);
    void run(consult);
    await settled();
    desk.clock.pass(2_000);
    await settled();
    expect([desk.phone.asked, words.at(-1)]).toEqual([[`consult ${LONDON}`], { is: 'unchecked' }]);
  });

  test.each([
    ['a colleague', { name: 'Consult', endpoint: BOB } as const, true],
    ['another command', { name: 'Hold' } as const, true],
    ['any number where the config has no policy', consult, false],
  ])('is not asked about for %s', async (_, command, hasPolicy) => {
    const { run, asked, desk } = gated(async () => CHECKED, hasPolicy);
    void run(command);
    await settled();
    expect([asked, desk.phone.asked.length]).toEqual([[], 1]);
  });
});
