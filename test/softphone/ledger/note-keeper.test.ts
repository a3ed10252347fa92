import { describe, expect, test } from 'vitest';
import type { Note } from '../../../contract/schemas/note.ts';
import type { NoteText } from '../../../domain/note/note.ts';
import { LedgerError, type LedgerErrorCode } from '../../../softphone/ledger/errors.ts';
import { noteKeeper } from '../../../softphone/ledger/note-keeper.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { tabStorage } from '../support/tab-storage.ts';

const RINGING = { contactId: 'c2', key: 'c2 ringing', follow: true, isNew: true };
const TALKING = { contactId: 'c1', key: 'c1', follow: false, isNew: false };
const CONSULTING = { ...TALKING, key: 'c1 1', follow: true };

/** A store with one note, and a desk of somebody who writes. `failing` answers the next requests. */
function aDesk(storage = tabStorage(), store: { note: Note | null } = { note: null }) {
  const clock = fakeClock();
  const failing: LedgerErrorCode[] = [];
  const line = { isTold: false };
  const asked: string[] = [];
  const answer = async (what: string): Promise<void> => {
    asked.push(what);
    const code = failing.shift();
    if (code) throw new LedgerError(code);
  };
  const put = (text: NoteText & { readonly version: number }, by = 'arn:alice'): Note => {
    if (text.version !== (store.note?.version ?? 0)) throw new LedgerError('changed');
    store.note = { ...text, version: text.version + 1, by, at: '2026-11-21T10:00:00Z', earlier: [] };
    return store.note;
  };
  const keeper = noteKeeper({
    read: async (contactId) => answer(`read ${contactId}`).then(() => store.note),
    write: async (contactId, text) => answer(`write ${contactId}`).then(() => put(text)),
    clock,
    isTold: () => line.isTold,
    storage,
    login: 'alice',
    onChange: () => {},
  });
  const pass = async (ms: number) => {
    clock.pass(ms);
    for (let turn = 0; turn < 12; turn++) await Promise.resolve();
  };
  return { keeper, line, pass, failing, asked, put, store, storage };
}

describe('the note at a desk', () => {
  test('is read again while it rings, until it is known and afterwards', async () => {
    const { keeper, pass, failing, asked, put } = aDesk();
    failing.push('not-found', 'not-known-yet');
    keeper.watch(RINGING);
    await pass(0);
    await pass(2_000);
    expect(keeper.state()?.read).toBe(false);
    put({ reason: 'Refund', matters: '', tried: '', version: 0 }, 'arn:bob');
    await pass(2_000);
    expect(keeper.state()).toMatchObject({ read: true, draft: { reason: 'Refund' } });
    put({ reason: 'Refund, now', matters: '', tried: '', version: 1 }, 'arn:bob');
    await pass(2_000);
    expect(keeper.state()?.kept?.reason).toBe('Refund, now');
    expect(asked).toEqual(Array(4).fill('read c2'));
  });

  test('is read once while nobody else is on the call', async () => {
    const { keeper, pass, asked } = aDesk();
    keeper.watch(TALKING);
    await pass(60_000);
    expect(asked).toEqual(['read c1']);
  });

  test('is read at most once a second, however often it is written', async () => {
    const { keeper, line, pass, asked, put } = aDesk();
    line.isTold = true;
    keeper.watch(CONSULTING);
    await pass(0);
    for (let version = 0; version < 100; version += 1) {
      put({ reason: `${version}`, matters: '', tried: '', version }, 'arn:bob');
      keeper.changed(['c1'], version + 1);
      await pass(100);
    }
    await pass(1_000);
    expect(asked.length).toBeLessThanOrEqual(12);
    expect(keeper.state()?.kept?.reason).toBe('99');
  });

  test('is read when it is told that it changed, and now and then', async () => {
    const { keeper, line, pass, asked, put } = aDesk();
    line.isTold = true;
    keeper.watch(CONSULTING);
    await pass(9_000);
    expect(asked).toEqual(['read c1']);
    put({ reason: 'Refund', matters: '', tried: '', version: 0 }, 'arn:bob');
    keeper.changed(['c0', 'c1'], 1);
    await pass(0);
    expect(keeper.state()?.kept).toMatchObject({ reason: 'Refund', version: 1 });
    await pass(10_000);
    expect(asked).toEqual(Array(3).fill('read c1'));
  });

  test.each([
    ['of another call', ['c8', 'c9'], 1],
    ['of the version that is here', ['c1'], 0],
  ] as const)('is not read for news %s', async (_, contactIds, more) => {
    const { keeper, line, pass, asked, put } = aDesk();
    line.isTold = true;
    const { version } = put({ reason: 'Refund', matters: '', tried: '', version: 0 });
    keeper.watch(CONSULTING);
    await pass(0);
    keeper.changed(contactIds, version + more);
    await pass(0);
    expect(asked).toEqual(['read c1']);
  });

  test('is read often while it rings, and at once when news may have been missed', async () => {
    const { keeper, line, pass, asked } = aDesk();
    line.isTold = true;
    keeper.watch(RINGING);
    await pass(0);
    await pass(2_000);
    expect(asked).toEqual(Array(2).fill('read c2'));
    keeper.mayHaveMissed();
    await pass(0);
    expect(asked).toEqual(Array(3).fill('read c2'));
    keeper.watch(TALKING);
    await pass(0);
    keeper.mayHaveMissed();
    await pass(0);
    expect(asked.slice(3)).toEqual(['read c1']);
  });

  test('that cannot be sent says why, and is sent when it can be', async () => {
    const { keeper, pass, failing, store } = aDesk();
    keeper.watch(TALKING);
    await pass(0);
    failing.push('unavailable', 'not-known-yet');
    keeper.type('reason', 'Refund');
    keeper.send();
    await pass(0);
    expect(keeper.state()).toMatchObject({ wanted: true, trouble: 'unreachable' });
    await pass(1_000);
    expect(keeper.state()).toMatchObject({ wanted: true, trouble: 'not-known-yet' });
    await pass(2_000);
    expect(keeper.state()).toMatchObject({ wanted: false, trouble: null, over: 1 });
    expect(store.note?.reason).toBe('Refund');
  });

  test('is given up where the ledger refuses it for good', async () => {
    const { keeper, pass, failing, asked } = aDesk();
    keeper.watch(TALKING);
    await pass(0);
    failing.push('forbidden');
    keeper.type('reason', 'Refund');
    keeper.send();
    await pass(60_000);
    expect(keeper.state()).toMatchObject({ wanted: false, trouble: 'refused', draft: { reason: 'Refund' } });
    expect(asked).toEqual(['read c1', 'write c1']);
  });

  test('does not go over what somebody else wrote meanwhile, but once that was shown', async () => {
    const { keeper, pass, put, store } = aDesk();
    keeper.watch(TALKING);
    await pass(0);
    keeper.type('reason', 'mine');
    put({ reason: 'theirs', matters: '', tried: '', version: 0 }, 'arn:bob');
    keeper.send();
    await pass(0);
    expect(store.note?.reason).toBe('theirs');
    expect(keeper.state()).toMatchObject({ draft: { reason: 'mine' }, kept: { reason: 'theirs' }, wanted: false });
    keeper.send();
    await pass(0);
    expect(store.note).toMatchObject({ reason: 'mine', version: 2 });
  });

  test('outlives a reload, sent or not, and is forgotten with its call', async () => {
    const before = aDesk();
    before.keeper.watch(TALKING);
    await before.pass(0);
    before.keeper.type('matters', 'She is angry');
    const after = aDesk(before.storage, before.store);
    after.keeper.watch(TALKING);
    await after.pass(0);
    expect(after.keeper.state()?.draft.matters).toBe('She is angry');
    after.keeper.watch({ ...TALKING, contactId: 'c9', key: 'c9' });
    expect(after.keeper.state()?.draft.matters).toBe('');
    expect([...before.storage.kept.keys()]).toEqual([]);
  });

  test('that was wanted before a reload is sent after it', async () => {
    const before = aDesk();
    before.failing.push('unavailable', 'unavailable');
    before.keeper.watch(TALKING);
    before.keeper.type('reason', 'Refund');
    before.keeper.send();
    await before.pass(0);
    const after = aDesk(before.storage, before.store);
    after.keeper.watch(TALKING);
    await after.pass(0);
    expect(after.store.note?.reason).toBe('Refund');
  });

  test('sent a second time while the first is under way goes over it', async () => {
    const { keeper, pass, store } = aDesk();
    keeper.watch(TALKING);
    await pass(0);
    keeper.type('reason', 'one');
    keeper.send();
    keeper.type('reason', 'one, two');
    keeper.send();
    await pass(0);
    await pass(0);
    expect(store.note).toMatchObject({ reason: 'one, two', version: 2 });
  });
});
