import { expect, test } from 'vitest';
import { type OwedDisposition, owedDispositions } from '../../../softphone/ledger/owed-dispositions.ts';
import { tabStorage } from '../support/tab-storage.ts';

const owed = (contactId: string): OwedDisposition => ({
  contactId,
  asks: { queue: { arn: null, name: 'Support' }, required: true, codes: [] },
  number: null,
  leftAtMs: 0,
});
const ids = (all: readonly OwedDisposition[]) => all.map(({ contactId }) => contactId);

test('calls are asked about, the oldest first, until nothing more is said of them', () => {
  const calls = owedDispositions(tabStorage(), 'alice');
  for (const id of ['c1', 'c2', 'c1']) calls.add(owed(id));
  expect(ids(calls.all())).toEqual(['c2', 'c1']);
  calls.remove('c2');
  expect(ids(calls.all())).toEqual(['c1']);
});

test('they outlive a reload, for the agent whose calls they were', () => {
  const storage = tabStorage();
  owedDispositions(storage, 'alice').add(owed('c1'));
  expect(ids(owedDispositions(storage, 'alice').all())).toEqual(['c1']);
  expect(owedDispositions(storage, 'bob').all()).toEqual([]);
  owedDispositions(storage, 'alice').remove('c1');
  expect([...storage.kept.keys()]).toEqual([]);
});

test('no more than twenty are kept', () => {
  const calls = owedDispositions(tabStorage(), 'alice');
  for (let i = 0; i < 25; i += 1) calls.add(owed(`c${i}`));
  expect([calls.all().length, ids(calls.all())[0]]).toEqual([20, 'c5']);
});
