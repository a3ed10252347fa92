import { expect, test } from 'vitest';
import { openDispositionLog } from '../../../softphone/ledger/disposition-log.ts';
import { LedgerError, type LedgerErrorCode } from '../../../softphone/ledger/errors.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { tabStorage } from '../support/tab-storage.ts';

function aLog(storage = tabStorage(), ...failing: LedgerErrorCode[]) {
  const clock = fakeClock();
  const puts: string[] = [];
  const log = openDispositionLog({
    put: async (contactId, { code, notes }) => {
      puts.push([contactId, code, notes].join(' '));
      const error = failing.shift();
      if (error) throw new LedgerError(error);
    },
    storage,
    login: 'alice',
    after: clock.after,
    onChange: () => {},
  });
  const pass = async (ms: number) => {
    clock.pass(ms);
    for (let turn = 0; turn < 8; turn++) await Promise.resolve();
  };
  return { log, pass, puts, storage };
}

test('what is said is sent a moment after the last change, once there is a code', async () => {
  const { log, pass, puts } = aLog();
  log.say('c1', { notes: 'Refun' });
  await pass(5_000);
  expect([puts, log.said('c1').kept]).toEqual([[], 'no']);
  log.say('c1', { code: 'solved' });
  log.say('c1', { notes: 'Refunded' });
  await pass(400);
  expect(log.said('c1').kept).toBe('sending');
  await pass(100);
  expect([puts, log.said('c1').kept]).toEqual([['c1 solved Refunded'], 'yes']);
});

test('it is tried again until it is kept, also when the call is cleared', async () => {
  const { log, pass, puts, storage } = aLog(tabStorage(), 'unavailable', 'not-known-yet');
  log.say('c1', { code: 'solved' });
  await pass(500);
  expect(log.said('c1').kept).toBe('retrying');
  log.asksAbout(['c2']);
  await pass(1_000);
  await pass(2_000);
  expect(puts).toHaveLength(3);
  expect([...storage.kept.keys()]).toEqual([]);
});

test('it is tried again after a reload', async () => {
  const storage = tabStorage();
  aLog(storage).log.say('c1', { code: 'solved' });
  const { pass, puts } = aLog(storage);
  await pass(500);
  expect(puts).toEqual(['c1 solved ']);
});

test('what is refused for good is told and not tried again', async () => {
  const { log, pass, puts } = aLog(tabStorage(), 'forbidden');
  log.say('c1', { code: 'solved' });
  await pass(500);
  await pass(60_000);
  expect([puts.length, log.said('c1').kept]).toEqual([1, 'refused']);
});

test('what was said anew while it was under way is sent, too', async () => {
  const { log, pass, puts } = aLog();
  log.say('c1', { code: 'solved' });
  const under = pass(500);
  log.say('c1', { code: 'call-back' });
  await under;
  await pass(500);
  expect([puts, log.said('c1').kept]).toEqual([['c1 solved ', 'c1 call-back '], 'yes']);
});

test('a call that left with nothing chosen is forgotten', () => {
  const { log, storage } = aLog();
  log.say('c1', { notes: 'x' });
  log.asksAbout([]);
  expect([...storage.kept.keys()]).toEqual([]);
});

test('of a call that is still asked about what was written stays, and is sent once there is a code', async () => {
  const { log, pass, puts } = aLog();
  log.say('c1', { notes: 'Refund promised' });
  log.asksAbout(['c2', 'c1']);
  expect(log.said('c1').notes).toBe('Refund promised');
  log.say('c1', { code: 'solved' });
  await pass(500);
  expect(puts).toEqual(['c1 solved Refund promised']);
});
