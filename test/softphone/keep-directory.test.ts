import { describe, expect, test } from 'vitest';
import { type Phone, PhoneError } from '../../softphone/call/phone.ts';
import type { AgentPresence } from '../../softphone/directory/entry.ts';
import { type Sight, sightOf } from '../../softphone/directory/sight.ts';
import { keepDirectory } from '../../softphone/keep-directory.ts';
import { LedgerError } from '../../softphone/ledger/errors.ts';
import type { Directory } from '../../softphone/view/desk-props.ts';
import { BILLING, BOB } from './support/endpoints.ts';
import { fakeClock } from './support/fake-clock.ts';

const FREE: AgentPresence = { state: 'available', sinceMs: 0 };
const LOAD = { agentsFree: 1, contactsWaiting: 2, oldestWaitMs: 42_000 };
const SIGHT: Sight = { agents: [{ id: 'arn/agent/b0b', name: 'Bob', presence: FREE }], teams: [{ name: 'Billing', load: LOAD }] };
const SEEN = [
  { ...BOB, userArn: 'arn/agent/b0b', presence: FREE },
  { ...BILLING, team: LOAD },
];

function kept({
  endpoints = async () => [BOB, BILLING],
  sight = async () => SIGHT,
}: Partial<Pick<Phone, 'endpoints'> & { sight: () => Promise<Sight> }> = {}) {
  const clock = fakeClock();
  const told: Directory[] = [];
  const [asked, said] = [{ endpoints: 0, sight: 0 }, [] as string[]];
  const directory = keepDirectory({
    phone: {
      endpoints: () => {
        asked.endpoints += 1;
        return endpoints();
      },
    },
    sight: () => {
      asked.sight += 1;
      return sight();
    },
    say: (word) => said.push(word),
    clock,
    onChange: (now) => told.push(now),
  });
  const settle = async () => {
    for (let tick = 0; tick < 8; tick += 1) await Promise.resolve();
  };
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= 500) {
      clock.pass(500);
      await settle();
    }
  };
  const open = async () => {
    directory.open();
    await settle();
  };
  return { directory, told, asked, said, settle, pass, open, shown: () => told.at(-1) };
}
const failing = (code: 'unavailable') => Promise.reject(new LedgerError(code));

describe('the phone’s list', () => {
  test('is read when somebody looks, with what is known of each', async () => {
    const { told, open, shown } = kept();
    await open();
    expect(told[0]).toEqual({ status: 'reading' });
    expect(shown()).toEqual({ status: 'read', endpoints: SEEN });
  });

  test('is there without what is known of each while that cannot be read', async () => {
    const { open, shown } = kept({ sight: () => failing('unavailable') });
    await open();
    expect(shown()).toEqual({ status: 'read', endpoints: [BOB, BILLING] });
  });

  test('stays shown until it is read anew', async () => {
    const { told, open, directory } = kept();
    await open();
    directory.close();
    await open();
    expect(told.filter(({ status }) => status !== 'read')).toEqual([{ status: 'reading' }]);
  });

  test('stays, with since when it stands and why, when it cannot be read again', async () => {
    const answers = [Promise.resolve([BOB]), Promise.reject(new PhoneError('no-answer', '')), Promise.resolve([BILLING])];
    const { open, pass, shown } = kept({ endpoints: () => answers.shift() ?? Promise.resolve([]) });
    await open();
    await pass(1_000);
    await open();
    expect(shown()).toMatchObject({ status: 'read', endpoints: [{ name: 'Bob' }], old: { readAtMs: 0, code: 'no-answer' } });
    await open();
    expect(shown()).toEqual({ status: 'read', endpoints: [{ ...BILLING, team: LOAD }] });
  });

  test('is read once for two who ask at the same time', async () => {
    const { directory, asked, settle } = kept();
    directory.open();
    directory.open();
    await settle();
    expect(asked.endpoints).toBe(1);
  });

  test('says why it could not be read, and may be read the next time', async () => {
    const answers = [Promise.reject(new PhoneError('no-answer', '')), Promise.resolve([BOB])];
    const { open, shown } = kept({ endpoints: () => answers.shift() ?? Promise.resolve([]) });
    await open();
    expect(shown()).toEqual({ status: 'failed', code: 'no-answer' });
    await open();
    expect(shown()).toMatchObject({ status: 'read', endpoints: [{ name: 'Bob' }] });
  });
});

describe('while somebody looks', () => {
  test('changes are asked for, and what is known is read again every fifteen seconds', async () => {
    const { open, pass, asked, said, directory } = kept();
    await open();
    await pass(30_000);
    expect([asked.sight, said]).toEqual([3, ['watch-presence', 'watch-presence', 'watch-presence']]);
    directory.close();
    await pass(60_000);
    expect([asked.sight, asked.endpoints, said.at(-1)]).toEqual([3, 1, 'unwatch-presence']);
  });

  test('a change that is told shows at once, that of somebody in no config does not', async () => {
    const { open, directory, shown } = kept();
    await open();
    directory.told([
      { agentId: 'b0b', state: 'on-contact', since: '1970-01-01T00:00:07Z' },
      { agentId: 'zoe', state: 'available', since: null },
    ]);
    expect(shown()).toEqual({
      status: 'read',
      endpoints: [{ ...SEEN[0], presence: { state: 'on-contact', sinceMs: 7_000 } }, SEEN[1]],
    });
  });

  test('what cannot be read anew is shown for a minute and not longer', async () => {
    const answers = [Promise.resolve(SIGHT)];
    const { open, pass, shown } = kept({ sight: () => answers.shift() ?? failing('unavailable') });
    await open();
    await pass(45_000);
    expect(shown()).toEqual({ status: 'read', endpoints: SEEN });
    await pass(15_000);
    expect(shown()).toEqual({ status: 'read', endpoints: [BOB, BILLING] });
  });

  test('it is read at once when the socket came or went, and not when nobody looks', async () => {
    const { open, directory, settle, asked, said } = kept();
    directory.mayHaveMissed();
    expect([asked.sight, said]).toEqual([0, []]);
    await open();
    directory.mayHaveMissed();
    await settle();
    expect([asked.sight, said]).toEqual([2, ['watch-presence', 'watch-presence']]);
  });

  test('an answer that comes after the picker was closed changes nothing', async () => {
    const late = Promise.withResolvers<Sight>();
    const { open, settle, directory, told } = kept({ sight: () => late.promise });
    await open();
    directory.close();
    const before = told.length;
    late.resolve(SIGHT);
    await settle();
    expect(told.length).toBe(before);
  });
});

test('an agent and a team of one name are told apart', async () => {
  const { open, shown } = kept({ endpoints: async () => [{ ...BOB, name: 'Billing' }] });
  await open();
  expect(shown()).toEqual({ status: 'read', endpoints: [{ ...BOB, name: 'Billing' }] });
});

test('a state of a newer ledger is unknown to this desk', () => {
  const told = { id: 'arn/agent/b0b', name: 'Bob', state: 'on fire', since: null };
  expect(sightOf({ agents: [told], queues: [] }).agents[0]?.presence).toEqual({ state: 'unknown', sinceMs: null });
});
