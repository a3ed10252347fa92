import { expect, test } from 'vitest';
import { createConductor } from '../../softphone/call/conductor.ts';
import { callMemoryStore } from '../../softphone/call-memory-store.ts';
import { forgetTab } from '../../softphone/forget-tab.ts';
import { keep } from '../../softphone/identity/pending-sign-in.ts';
import { openActionLog } from '../../softphone/ledger/action-log.ts';
import { openDispositionLog } from '../../softphone/ledger/disposition-log.ts';
import { LedgerError } from '../../softphone/ledger/errors.ts';
import { noteKeeper } from '../../softphone/ledger/note-keeper.ts';
import { rememberCalls } from '../../softphone/remember-calls.ts';
import { fakeClock } from './support/fake-clock.ts';
import { fakePhone } from './support/fake-phone.ts';
import { call, customer, seen, self } from './support/seen.ts';

/** A tab's storage, in the order in which it was filled. */
function aStorage() {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    key: (at: number) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size;
    },
  };
  return { storage, kept };
}

/** All that one agent's desk keeps in the tab during a call whose API is down. */
function works(storage: ReturnType<typeof aStorage>['storage'], login: string): void {
  const clock = fakeClock();
  const down = async (): Promise<never> => {
    throw new LedgerError('unavailable');
  };
  const desk = createConductor(fakePhone(), clock);
  rememberCalls(desk, callMemoryStore(storage, login));
  desk.tell({ type: 'snapshot', snapshot: seen([call([self(), customer()], { contactId: `c-${login}` })]) });
  const note = noteKeeper({ read: down, write: down, clock, isTold: () => false, storage, login, onChange: () => {} });
  note.watch({ contactId: `c-${login}`, key: 'k', follow: false, isNew: false });
  note.type('reason', 'She wants her money back');
  const said = openDispositionLog({ put: down, storage, login, after: clock.after, onChange: () => {} });
  said.say(`c-${login}`, { code: 'refund', notes: 'Her card ends in 42' });
  const log = openActionLog({ post: down, storage, login, after: clock.after, onRejected: () => {} });
  log.write({ contactId: `c-${login}`, verb: 'joined', atMs: 0, skewMs: 0 });
  keep(storage, `state-of-${login}`, { verifier: 'v', nonce: 'n', silent: true, returnTo: 'https://desk.example/' });
}

test('signing out leaves of an agent’s calls nothing but what the action log has not sent, and no verifier; another agent’s desk in the same tab keeps its own', () => {
  const { storage, kept } = aStorage();
  for (const login of ['alice', 'bob']) works(storage, login);
  storage.setItem('report-agent', 'arn:alice');
  expect(kept.size).toBe(11);
  forgetTab(storage, 'alice');
  expect([...kept.keys()]).toEqual(['actions alice', 'call bob c-bob', 'note bob c-bob', 'dispositions bob', 'actions bob']);
  expect(kept.get('actions alice')).not.toMatch(/money|card|refund/);
});
