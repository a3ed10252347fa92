import { expect, test } from 'vitest';
import type { ConsultsPage } from '../../contract/schemas/consults.ts';
import type { ConsultsQuery } from '../../softphone/ledger/consults.ts';
import { LedgerError } from '../../softphone/ledger/errors.ts';
import { historyReader } from '../../softphone/read-history.ts';
import type { History } from '../../softphone/view/history.ts';

const PAGE: ConsultsPage = { from: '', to: '', consults: [], names: {}, dispositions: {}, next: null };
const NOW = Date.parse('2026-11-21T12:00:00Z');
const settle = () => new Promise((resolve) => setImmediate(resolve));

function reading(...answers: (() => Promise<ConsultsPage>)[]) {
  const [told, asked]: [History[], ConsultsQuery[]] = [[], []];
  const read = historyReader({
    read: (query) => {
      asked.push(query);
      return (answers[asked.length - 1] ?? (() => Promise.resolve(PAGE)))();
    },
    now: () => NOW,
    onChange: (history) => told.push(history),
  });
  return { told, asked, read };
}

test('an agent’s own consults of fourteen days are read, up to now by whichever clock', async () => {
  const { told, asked, read } = reading();
  read('arn:me');
  await settle();
  expect(asked).toEqual([{ from: '2026-11-07T12:00:00.000Z', to: '2026-11-21T13:00:00.000Z', agent: 'arn:me' }]);
  expect(told).toEqual([
    { state: 'reading', page: null },
    { state: 'read', page: PAGE },
  ]);
});

test('what was read stays while it is read anew, and when that fails', async () => {
  const { told, read } = reading(
    () => Promise.resolve(PAGE),
    () => Promise.reject(new LedgerError('unavailable')),
  );
  for (const _ of [1, 2]) {
    read('arn:me');
    await settle();
  }
  expect(told.slice(2)).toEqual([
    { state: 'reading', page: PAGE },
    { state: 'failed', page: PAGE },
  ]);
});

test('of two readings the later one counts, whichever is answered first', async () => {
  const slow = Promise.withResolvers<ConsultsPage>();
  const { told, read } = reading(() => slow.promise);
  read('arn:me');
  read('arn:me');
  await settle();
  slow.resolve({ ...PAGE, next: 'old' });
  await settle();
  expect(told.at(-1)).toEqual({ state: 'read', page: PAGE });
});
