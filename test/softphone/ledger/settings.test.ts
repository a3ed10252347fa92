import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../contract/schemas/me.ts';
import { me } from '../../../softphone/ledger/me.ts';
import { openPace } from '../../../softphone/ledger/pace.ts';
import { NO_SETTINGS, readSettings } from '../../../softphone/ledger/settings.ts';
import { fakeClock } from '../support/fake-clock.ts';

const SETTINGS: Settings = {
  context: { attributes: [{ key: 'caseId', label: 'Case' }], caseUrl: null },
  dispositions: [],
  crm: null,
  outsideNumbers: null,
  handOffs: false,
};

/** Reads settings that fail so often first; the instants of each try, in milliseconds. */
async function tries(failures: number, overMs: number) {
  const clock = fakeClock();
  const begun = clock.now();
  const [asked, given]: [number[], Settings[]] = [[], []];
  const read = async () => {
    asked.push(clock.now() - begun);
    if (asked.length <= failures) throw new Error('unavailable');
    return SETTINGS;
  };
  readSettings(read, clock, (settings) => given.push(settings));
  for (let ms = 0; ms < overMs; ms += 500) {
    for (let tick = 0; tick < 4; tick += 1) await Promise.resolve();
    clock.pass(500);
  }
  return { asked, given };
}

describe('the settings of a centre', () => {
  test.each([
    ['at once', 0, [0]],
    ['as soon as the ledger answers', 3, [0, 1_000, 3_000, 7_000]],
    ['at least each minute while it does not', 8, [0, 1_000, 3_000, 7_000, 15_000, 31_000, 63_000, 123_000, 183_000]],
  ])('are read %s, once', async (_, failures, asked) => {
    expect(await tries(failures, 300_000)).toEqual({ asked, given: [SETTINGS] });
  });

  test.each<[string, object, Settings]>([
    ['that the deployment has', { settings: SETTINGS }, SETTINGS],
    ['that no deployment has written yet', { settings: null }, NO_SETTINGS],
    ['of a server that knows none', {}, NO_SETTINGS],
  ])('are part of who has signed in: those %s', async (_, more, settings) => {
    const body = { agent: null, name: null, supervisor: true, agents: [], queues: [], ...more };
    const access = {
      apiBase: '/api',
      token: async () => 't',
      fetch: async () => new Response(JSON.stringify(body)),
      withinMs: 1_000,
      pace: openPace(fakeClock()),
    };
    expect((await me(access)).settings).toEqual(settings);
  });
});
